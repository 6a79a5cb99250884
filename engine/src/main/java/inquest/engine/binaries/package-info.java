/** Finding the file behind a module of a process. Stands on elf and target. */
package inquest.engine.binaries;
