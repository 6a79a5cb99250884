package inquest.engine.dwarf.frame;

import inquest.engine.note.Unreadable;
import java.util.Arrays;

/** A frame description entry: the call frame information of one run of code. Immutable. */
public final class Fde {
  private final FrameSection section;
  private final Cie cie;
  private final long start;
  private final long end;
  private final byte[] instructions;
  private final long instructionsAt;

  private Fde(
      FrameSection section,
      Cie cie,
      long start,
      long end,
      byte[] instructions,
      long instructionsAt) {
    this.section = section;
    this.cie = cie;
    this.start = start;
    this.end = end;
    this.instructions = instructions;
    this.instructionsAt = instructionsAt;
  }

  /**
   * Reads the FDE at an address of the section.
   *
   * @throws Unreadable where there is none
   */
  static Fde read(FrameSection section, long at) {
    FrameEntry entry = FrameEntry.read(section, at);
    if (entry == null || entry.isCie()) {
      throw Unreadable.implausible(at, "no frame is described there");
    }
    return read(section, entry);
  }

  static Fde read(FrameSection section, FrameEntry entry) {
    Cie cie = section.cieAt(entry.id());
    byte[] bytes = entry.bytes(section);
    Cursor cursor = new Cursor(bytes, 0, bytes.length);
    int encoding = cie.pointerEncoding();
    long start = PointerEncoding.read(cursor, encoding, entry.body(), section.bases());
    long length = PointerEncoding.number(cursor, encoding);
    if (cie.sized()) {
      FrameEntry.skipAugmentation(cursor);
    }
    long end = Long.compareUnsigned(start + length, start) < 0 ? -1L : start + length;
    return new Fde(
        section,
        cie,
        start,
        end,
        Arrays.copyOfRange(bytes, cursor.at(), bytes.length),
        entry.body() + cursor.at());
  }

  /** First address of the code, in the process. */
  public long start() {
    return start;
  }

  /** First address after it. */
  public long end() {
    return end;
  }

  /** Whether the code at an address is described. */
  public boolean covers(long address) {
    return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
  }

  /** Whether the code is what signal handlers return to. */
  public boolean signalFrame() {
    return cie.signalFrame();
  }

  /**
   * The row that holds at an address of the code.
   *
   * @throws Unreadable where the instructions are damaged or not known
   */
  public CfiRow rowAt(long address) {
    return new RowBuilder(this, address).build();
  }

  FrameSection section() {
    return section;
  }

  Cie cie() {
    return cie;
  }

  Cursor instructions() {
    return new Cursor(instructions, 0, instructions.length);
  }

  long instructionsAt() {
    return instructionsAt;
  }
}
