package inquest.engine.dwarf.entry;

import inquest.engine.note.Unreadable;
import java.util.Arrays;

/**
 * The code of an entry (DWARF 5 sections 2.17, 7.28; DWARF 4 section 2.17.3) as pairs of its first
 * address and the first one after it, in the order of the list. What the linker threw away is left
 * out: it starts at 0, -1 or -2.
 */
public final class Ranges {
  private static final int MOST = 1 << 20;
  private static final long[] NONE = new long[0];

  private static final int RLE_END_OF_LIST = 0;
  private static final int RLE_BASE_ADDRESSX = 1;
  private static final int RLE_STARTX_ENDX = 2;
  private static final int RLE_STARTX_LENGTH = 3;
  private static final int RLE_OFFSET_PAIR = 4;
  private static final int RLE_BASE_ADDRESS = 5;
  private static final int RLE_START_END = 6;
  private static final int RLE_START_LENGTH = 7;

  private final Unit unit;
  private final boolean codeAtZero;
  private long[] pairs = new long[4];
  private int count;

  private Ranges(Unit unit) {
    this.unit = unit;
    codeAtZero = unit.file().codeAtZero();
  }

  /**
   * The code of an entry; empty where it has none.
   *
   * @throws Unreadable when its list is damaged
   */
  public static long[] of(Die die) {
    if (!die.shape().hasCode()) {
      return NONE;
    }
    Ranges ranges = new Ranges(die.unit());
    if (die.has(Dw.AT_RANGES)) {
      ranges.list(die);
    } else if (die.has(Dw.AT_HIGH_PC)) {
      long low = die.address(Dw.AT_LOW_PC);
      long high =
          die.isAddress(Dw.AT_HIGH_PC)
              ? die.address(Dw.AT_HIGH_PC)
              : low + die.number(Dw.AT_HIGH_PC, 0);
      ranges.add(low, high);
    }
    return ranges.count == 0 ? NONE : Arrays.copyOf(ranges.pairs, ranges.count);
  }

  /**
   * Whether a range that starts at the address is the mark of code that the linker threw away.
   *
   * @param codeAtZero whether code can lie at 0
   */
  public static boolean isGone(long start, boolean codeAtZero) {
    return start == 0 && !codeAtZero || start == -1 || start == -2;
  }

  private void add(long low, long high) {
    if (isGone(low, codeAtZero) || Long.compareUnsigned(low, high) >= 0) {
      return;
    }
    if (count == 2 * MOST) {
      throw Unreadable.implausible(0, "a range list has over " + MOST + " entries");
    }
    if (count == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * count);
    }
    pairs[count++] = low;
    pairs[count++] = high;
  }

  private long base() {
    Die root = unit.linked().root();
    return root.has(Dw.AT_LOW_PC) ? root.address(Dw.AT_LOW_PC) : 0;
  }

  private void list(Die die) {
    long value = die.number(Dw.AT_RANGES, 0);
    if (unit.format().version() < 5) {
      Unit linked = unit.linked();
      // the base is for the entries of the split unit, and not for the skeleton itself
      long start = linked == unit ? 0 : linked.root().number(Dw.AT_GNU_RANGES_BASE, 0);
      pairs(linked.sections().get(DebugSection.RANGES), start + value);
      return;
    }
    Pages section = unit.sections().get(DebugSection.RNGLISTS);
    if (die.form(Dw.AT_RANGES) == Dw.FORM_RNGLISTX) {
      int size = unit.format().offsetSize();
      if (value < 0 || value >= section.length() / size) {
        throw Unreadable.implausible(0, "a range list lies outside .debug_rnglists");
      }
      long table = unit.rnglistsBase();
      entries(section, table + section.at(table + value * size).unsigned(size));
    } else {
      entries(section, value);
    }
  }

  private void pairs(Pages section, long offset) {
    Cursor in = section.at(offset);
    int size = unit.format().addressSize();
    long selector = size == 8 ? -1 : (1L << 8 * size) - 1;
    long base = base();
    while (true) {
      long low = in.unsigned(size);
      long high = in.unsigned(size);
      if (low == 0 && high == 0) {
        return;
      }
      if (low == selector) {
        base = high;
      } else if (low != selector - 1) {
        addFrom(base, low, high);
      }
    }
  }

  private void addFrom(long base, long low, long high) {
    if (!isGone(base, true)) {
      add(base + low, base + high);
    }
  }

  private void entries(Pages section, long offset) {
    Cursor in = section.at(offset);
    int size = unit.format().addressSize();
    long base = base();
    while (true) {
      int kind = in.u8();
      switch (kind) {
        case RLE_END_OF_LIST -> {
          return;
        }
        case RLE_BASE_ADDRESSX -> base = unit.indexedAddress(in.uleb());
        case RLE_BASE_ADDRESS -> base = in.unsigned(size);
        case RLE_OFFSET_PAIR -> addFrom(base, in.uleb(), in.uleb());
        case RLE_STARTX_ENDX -> add(unit.indexedAddress(in.uleb()), unit.indexedAddress(in.uleb()));
        case RLE_STARTX_LENGTH -> addLength(unit.indexedAddress(in.uleb()), in.uleb());
        case RLE_START_END -> add(in.unsigned(size), in.unsigned(size));
        case RLE_START_LENGTH -> addLength(in.unsigned(size), in.uleb());
        default -> throw Unreadable.implausible(0, "a range list has an entry of kind " + kind);
      }
    }
  }

  private void addLength(long low, long length) {
    add(low, low + length);
  }
}
