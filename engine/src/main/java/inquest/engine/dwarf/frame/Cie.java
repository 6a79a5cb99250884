package inquest.engine.dwarf.frame;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A common information entry, of versions 1, 3 and 4 (DWARF 5 section 6.4.1, Linux Standard Base
 * "The Common Information Entry Format"). Immutable.
 */
final class Cie {
  private static final int POINTER_BYTES = 8;

  private int codeAlignment = 1;
  private long dataAlignment = 1;
  private int returnAddress;
  private int pointerEncoding = PointerEncoding.ABSPTR;
  private boolean sized;
  private boolean signalFrame;
  private byte[] instructions = {};
  private long instructionsAt;

  private Cie() {}

  /**
   * Reads the CIE at an address.
   *
   * @throws Unreadable where there is none, or one of a kind that is not known
   */
  static Cie read(FrameSection section, long at) {
    FrameEntry entry = FrameEntry.read(section, at);
    if (entry == null || !entry.isCie()) {
      throw Unreadable.implausible(at, "a frame's CIE is none");
    }
    byte[] bytes = entry.bytes(section);
    Cursor cursor = new Cursor(bytes, 0, bytes.length);
    Cie cie = new Cie();
    int version = cursor.u8();
    if (version != 1 && version != 3 && version != 4) {
      throw unsupported(at, "version " + version);
    }
    int textAt = cursor.at();
    cursor.skipString();
    String augmentation =
        new String(bytes, textAt, cursor.at() - 1 - textAt, StandardCharsets.ISO_8859_1);
    if (augmentation.startsWith("eh")) {
      cursor.skip(POINTER_BYTES); // GCC before version 3: a pointer to its exception table
      augmentation = augmentation.substring(2);
    }
    if (version == 4) {
      int addressSize = cursor.u8();
      int segmentSize = cursor.u8();
      if (addressSize != POINTER_BYTES || segmentSize != 0) {
        throw unsupported(at, "addresses of " + addressSize + " bytes");
      }
    }
    cie.codeAlignment = (int) cursor.uleb();
    cie.dataAlignment = cursor.sleb();
    long column = version == 1 ? cursor.u8() : cursor.uleb();
    cie.returnAddress = column < 0 || column > Integer.MAX_VALUE ? -1 : (int) column;
    cie.augment(augmentation, cursor, entry, section);
    cie.instructions = Arrays.copyOfRange(bytes, cursor.at(), bytes.length);
    cie.instructionsAt = entry.body() + cursor.at();
    return cie;
  }

  /** Takes in the augmentation: letters, each with its data where it has any. */
  private void augment(String augmentation, Cursor cursor, FrameEntry entry, FrameSection section) {
    sized = augmentation.startsWith("z");
    if (!sized && !augmentation.isEmpty()) {
      throw unsupported(entry.at(), "augmentation \"" + augmentation + "\"");
    }
    if (!sized) {
      return;
    }
    long length = cursor.uleb();
    long from = cursor.at();
    cursor.skip(length);
    int end = cursor.at();
    cursor.seek(from);
    int i = 1;
    while (i < augmentation.length() && take(augmentation.charAt(i), cursor, entry, section)) {
      i++;
    }
    cursor.seek(end);
  }

  /** Takes in one letter; false for one that is not known, whose data have no known length. */
  private boolean take(char letter, Cursor cursor, FrameEntry entry, FrameSection section) {
    switch (letter) {
      case 'L' -> cursor.skip(1);
      case 'R' -> pointerEncoding = cursor.u8();
      case 'P' -> {
        int encoding = cursor.u8() & ~PointerEncoding.INDIRECT;
        PointerEncoding.read(cursor, encoding, entry.body(), section.bases());
      }
      case 'S' -> signalFrame = true;
      case 'B', 'G' -> {} // which key signs return addresses; tagged stack memory
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Unreadable unsupported(long at, String what) {
    return new Unreadable(Absence.UNSUPPORTED, at, "call frame information with " + what);
  }

  /** {@code code_alignment_factor}. */
  int codeAlignment() {
    return codeAlignment;
  }

  /** {@code data_alignment_factor}. */
  long dataAlignment() {
    return dataAlignment;
  }

  /** {@code return_address_register}; -1 where the number is out of all bounds. */
  int returnAddress() {
    return returnAddress;
  }

  /** How its frames write addresses. */
  int pointerEncoding() {
    return pointerEncoding;
  }

  /** Whether its frames have augmentation data with a length before them. */
  boolean sized() {
    return sized;
  }

  /** Whether its frames are those of code to which signal handlers return. */
  boolean signalFrame() {
    return signalFrame;
  }

  /** {@code initial_instructions}. */
  Cursor instructions() {
    return new Cursor(instructions, 0, instructions.length);
  }

  /** Address of the first of them. */
  long instructionsAt() {
    return instructionsAt;
  }
}
