package inquest.engine.dwarf.line;

import inquest.engine.dwarf.entry.Unit;
import inquest.engine.note.Unreadable;
import java.util.Optional;

/**
 * The line table of one unit: the header is read at once, the program is run when a row is first
 * asked for. Belongs to one thread.
 */
public final class LineTable {
  private final LineHeader header;
  private Sequences sequences;

  private LineTable(LineHeader header) {
    this.header = header;
  }

  /**
   * The table at an offset of the unit's {@code .debug_line}.
   *
   * @throws Unreadable when its header is damaged or of a version that is not known
   */
  public static LineTable read(Unit unit, long offset) {
    return new LineTable(LineHeader.read(unit, offset));
  }

  /**
   * The path of a file: its name in its directory in the directory of the compilation, as far as
   * each is relative; empty where there is no file of that number.
   *
   * @param number as {@code DW_AT_call_file} counts: from 1 to version 4, from 0 in version 5
   * @throws Unreadable when a name lies outside its section
   */
  public Optional<String> path(long number) {
    return header.files().path(number);
  }

  /** Whether the program was run. */
  public boolean wasRun() {
    return sequences != null;
  }

  /**
   * What the address is from: the last row at or below it, in a sequence that covers it.
   *
   * @throws Unreadable when the program cannot be run
   */
  public Optional<LineRow> row(long address) {
    if (sequences == null) {
      sequences = LineProgram.run(header);
    }
    return sequences.at(address);
  }

  /** Why the program could not be run to its end; empty where it was. */
  public Optional<Unreadable> damage() {
    return sequences == null ? Optional.empty() : sequences.damage();
  }
}
