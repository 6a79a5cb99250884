/**
 * Debug information, DWARF 2 to 5: structure types ({@link inquest.engine.dwarf.TypeReader}), and
 * the functions, inlined calls, macros and lines of code ({@link inquest.engine.dwarf.SourceMap}).
 * Knows no process and no CPython. Stands on elf.
 */
package inquest.engine.dwarf;
