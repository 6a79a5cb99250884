/**
 * Call frame information: how the registers of a caller are found from those of the function that
 * it called (DWARF 5 section 6.4; Linux Standard Base, "Exception Frames"). Knows no process: its
 * bytes come from any memory. Rows are plain data, and one executor applies them.
 */
package inquest.engine.dwarf.frame;
