package inquest.engine.runtime;

/**
 * 3.10's {@code co_linetable}: pairs of bytes, the length of a range of instructions and how far
 * its line lies from that of the range before (PEP 626, Objects/lnotab_notes.txt).
 */
final class LineRanges implements LineTable {
  private static final int NO_LINE = -128;

  private final byte[] table;
  private final int firstLine;

  /**
   * @param table the bytes, not copied
   * @param firstLine {@code co_firstlineno}
   */
  LineRanges(byte[] table, int firstLine) {
    this.table = table;
    this.firstLine = firstLine;
  }

  @Override
  public Position at(int offset) {
    if (offset < 0) {
      return Position.ofLine(firstLine);
    }
    int line = firstLine;
    int end = 0;
    for (int i = 0; i + 1 < table.length; i += 2) {
      end += table[i] & 0xff;
      int step = table[i + 1];
      line += step == NO_LINE ? 0 : step;
      if (offset < end) {
        return step == NO_LINE ? Position.NONE : Position.ofLine(line);
      }
    }
    return Position.NONE;
  }
}
