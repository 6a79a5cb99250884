/**
 * A process as the kernel saw it: mappings, modules, native threads, cause of death. Stands on elf.
 */
package inquest.engine.target;
