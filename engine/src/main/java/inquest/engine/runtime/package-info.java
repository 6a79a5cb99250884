/**
 * A Python process: interpreters, threads, the GIL, frames, code objects and their line tables.
 * Stands on object.
 */
package inquest.engine.runtime;
