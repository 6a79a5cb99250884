package inquest.engine.dwarf.frame;

import inquest.engine.note.Unreadable;

/**
 * One entry of call frame information as it lies there, a CIE or an FDE (DWARF 5 section 6.4.1).
 *
 * @param at address of the entry
 * @param next address of the entry behind it
 * @param id address of its CIE; of a CIE its own
 * @param body address of what follows the pointer to the CIE
 */
record FrameEntry(long at, long next, long id, long body) {
  private static final int EXTENDED = 0xffff_ffff;
  private static final long DEBUG_FRAME_CIE = 0xffff_ffffL;

  /** Longer entries are damage: the longest of large programs have some ten thousand bytes. */
  private static final long MAX_BYTES = 1 << 20;

  /**
   * Reads the head of an entry.
   *
   * @return null at an entry of length zero, which ends a section
   * @throws Unreadable where it cannot be read or reaches out of the section
   */
  static FrameEntry read(FrameSection section, long at) {
    if (!section.contains(at)) {
      throw Unreadable.implausible(at, "an entry lies outside the call frame information");
    }
    boolean eh = section.kind() == FrameSection.Kind.EH_FRAME;
    int shortLength = section.memory().i32(at);
    if (shortLength == 0) {
      return null;
    }
    boolean wide = shortLength == EXTENDED;
    long length = wide ? section.memory().i64(at + 4) : shortLength & 0xffff_ffffL;
    long field = at + (wide ? 12 : 4);
    int idBytes = wide && !eh ? 8 : 4;
    if (length < idBytes || length > section.end() - field) {
      throw Unreadable.implausible(at, "an entry of call frame information is too long");
    }
    long id = idBytes == 8 ? section.memory().i64(field) : section.memory().u32(field);
    long cie;
    if (eh) {
      cie = id == 0 ? at : field - id;
    } else {
      boolean isCie = id == (wide ? -1L : DEBUG_FRAME_CIE);
      cie = isCie ? at : section.start() + id;
    }
    return new FrameEntry(at, field + length, cie, field + idBytes);
  }

  boolean isCie() {
    return id == at;
  }

  /** The bytes behind the pointer to the CIE. */
  byte[] bytes(FrameSection section) {
    long length = next - body;
    if (length > MAX_BYTES) {
      throw Unreadable.implausible(at, "an entry of call frame information is too long");
    }
    return section.memory().bytes(body, (int) length);
  }

  /** Goes to the end of the augmentation data that starts here with its length. */
  static void skipAugmentation(Cursor cursor) {
    cursor.skip(cursor.uleb());
  }
}
