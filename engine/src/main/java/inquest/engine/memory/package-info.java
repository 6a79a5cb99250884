/**
 * Bytes: the target's address space as one path for all reads, and bounded views of files. Stands
 * on note.
 */
package inquest.engine.memory;
