/**
 * Macros: what {@code .debug_macro} and {@code .debug_macinfo} say is defined at a line, and which
 * of it a line of source uses there.
 */
package inquest.engine.dwarf.macro;
