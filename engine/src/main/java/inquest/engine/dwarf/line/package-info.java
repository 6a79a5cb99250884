/** Line programs, DWARF 2 to 5: which file, line and column an address is from. */
package inquest.engine.dwarf.line;
