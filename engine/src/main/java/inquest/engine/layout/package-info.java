/**
 * Where each field of each CPython structure lies: data, not code. The only room that knows offsets
 * and versions. Stands on dwarf.
 */
package inquest.engine.layout;
