/**
 * Debug information, DWARF 2 to 5: structure types. Knows no process and no CPython. Stands on elf.
 */
package inquest.engine.dwarf;
