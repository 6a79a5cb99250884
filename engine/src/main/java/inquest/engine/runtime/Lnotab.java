package inquest.engine.runtime;

/**
 * {@code co_lnotab}: pairs of bytes, how far the instructions go on and how far the line does
 * (Objects/lnotab_notes.txt; {@code PyCode_Addr2Line} in Objects/codeobject.c).
 */
final class Lnotab implements LineTable {
  private final byte[] table;
  private final int firstLine;
  private final boolean signed;

  /**
   * @param table the bytes, not copied
   * @param firstLine {@code co_firstlineno}
   * @param signed whether a line step from 0x80 on goes back (3.6 to 3.9), or far ahead (Python 2)
   */
  Lnotab(byte[] table, int firstLine, boolean signed) {
    this.table = table;
    this.firstLine = firstLine;
    this.signed = signed;
  }

  @Override
  public Position at(int offset) {
    int line = firstLine;
    int address = 0;
    for (int i = 0; i + 1 < table.length; i += 2) {
      address += table[i] & 0xff;
      if (address > offset) {
        break;
      }
      line += signed ? table[i + 1] : table[i + 1] & 0xff;
    }
    return Position.ofLine(line);
  }
}
