package inquest.engine.runtime;

/** Maps the instructions of one code object to source text. Immutable. */
public interface LineTable {
  /**
   * The position of the instruction at an offset in {@code co_code}; {@link Position#NONE} where
   * the table does not cover it.
   *
   * @param offset in bytes; -1 is before the first instruction
   */
  Position at(int offset);
}
