package inquest.engine.runtime;

import java.util.OptionalInt;

/**
 * The source text of one instruction (PEP 626, PEP 657).
 *
 * @param line first line, 1-based; empty for an instruction that belongs to no line
 * @param endLine last line; empty before 3.11 and where the code object was made without
 * @param column where the text begins in its line: in bytes of UTF-8, 0-based; empty before 3.11
 * @param endColumn first byte after the text in its last line: in bytes of UTF-8, 0-based
 */
public record Position(
    OptionalInt line, OptionalInt endLine, OptionalInt column, OptionalInt endColumn) {
  /** No line at all. */
  public static final Position NONE =
      new Position(
          OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

  /** A line and nothing more. */
  public static Position ofLine(int line) {
    return new Position(
        OptionalInt.of(line), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /** Whether it says which part of the line it is. */
  public boolean hasColumns() {
    return line.isPresent() && endLine.isPresent() && column.isPresent() && endColumn.isPresent();
  }
}
