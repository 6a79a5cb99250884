package inquest.engine.dwarf.frame;

import inquest.engine.memory.Memory;
import inquest.engine.memory.Ranges;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.Optional;

/**
 * {@code .eh_frame_hdr}, which has a table of all frame descriptions sorted by their code (Linux
 * Standard Base, "The .eh_frame_hdr section"). A look-up is a binary search in the memory where it
 * lies: nothing is read before. Immutable.
 */
public final class FrameHeader implements FrameTable {
  private static final int VERSION = 1;
  private static final int HEAD_BYTES = 4 + 2 * 10;

  private final FrameSection section;
  private final PointerEncoding.Bases bases;
  private final int encoding;
  private final long tableAt;
  private final long count;
  private final int size; // of one number; an entry has two

  private FrameHeader(
      FrameSection section,
      PointerEncoding.Bases bases,
      int encoding,
      long tableAt,
      long count,
      int size) {
    this.section = section;
    this.bases = bases;
    this.encoding = encoding;
    this.tableAt = tableAt;
    this.count = count;
    this.size = size;
  }

  /**
   * Reads the head of the section.
   *
   * @param memory the process's
   * @param at where the section starts
   * @param module the run of addresses in which it and all that it points at must lie
   * @return the table; an index of the frames where the section has no table that can be searched
   * @throws Unreadable where the section cannot be read or is of an unknown version
   */
  public static FrameTable read(Memory memory, long at, Ranges.Range module) {
    byte[] head = new byte[HEAD_BYTES];
    int had = memory.read(at, head, 0, head.length);
    if (had < 4) {
      throw Unreadable.at(memory.absenceAt(at + had), at + had);
    }
    Cursor cursor = new Cursor(head, 0, had);
    int version = cursor.u8();
    if (version != VERSION) {
      throw new Unreadable(Absence.UNSUPPORTED, at, ".eh_frame_hdr of version " + version);
    }
    int frameEncoding = cursor.u8();
    int countEncoding = cursor.u8();
    int encoding = cursor.u8();
    PointerEncoding.Bases bases = new PointerEncoding.Bases(memory, 0, at, at);
    long frames = PointerEncoding.read(cursor, frameEncoding, at, bases);
    FrameSection section = FrameSection.loaded(memory, new Ranges.Range(frames, module.end()));
    boolean searchable =
        countEncoding != PointerEncoding.OMIT
            && encoding != PointerEncoding.OMIT
            && PointerEncoding.size(encoding) != 0;
    if (!searchable) {
      return new FrameIndex(section);
    }
    int size = PointerEncoding.size(encoding);
    long count = PointerEncoding.read(cursor, countEncoding, at, bases);
    long tableAt = at + cursor.at();
    long room = Long.compareUnsigned(tableAt, module.end()) < 0 ? module.end() - tableAt : 0;
    count = Math.clamp(count, 0, room / (2L * size));
    return new FrameHeader(section, bases, encoding, tableAt, count, size);
  }

  @Override
  public Optional<Fde> find(long address) {
    long low = 0;
    long high = count - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      if (Long.compareUnsigned(number(2 * middle), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    if (high < 0) {
      return Optional.empty();
    }
    Fde fde = Fde.read(section, number(2 * high + 1));
    return fde.covers(address) ? Optional.of(fde) : Optional.empty();
  }

  /** How many frame descriptions the table has. */
  public long count() {
    return count;
  }

  private long number(long index) {
    long at = tableAt + index * size;
    byte[] bytes = bases.memory().bytes(at, size);
    return PointerEncoding.read(new Cursor(bytes, 0, size), encoding, at, bases);
  }
}
