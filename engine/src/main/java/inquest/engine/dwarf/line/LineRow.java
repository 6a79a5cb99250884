package inquest.engine.dwarf.line;

/**
 * One row of a line table.
 *
 * @param file number of the file
 * @param line from 1; 0 where the code is from no line
 * @param column from 1; 0 where it is not known
 */
public record LineRow(int file, int line, int column) {}
