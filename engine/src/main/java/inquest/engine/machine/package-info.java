/**
 * Processor architectures as tables: registers, system calls, how signals and calls leave them.
 * Stands on note.
 */
package inquest.engine.machine;
