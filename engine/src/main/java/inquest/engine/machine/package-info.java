/** Processor architectures as tables: registers, system calls. Stands on note. */
package inquest.engine.machine;
