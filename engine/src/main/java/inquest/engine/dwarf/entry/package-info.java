/**
 * Debug information as units, entries and values, before anybody asks what they mean. For the other
 * packages of this room only.
 */
package inquest.engine.dwarf.entry;
