package inquest.engine.dwarf.entry;

import inquest.engine.note.Unreadable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** An abbreviation table (DWARF 5 section 7.5.3). */
final class Abbreviations {
  private static final int MOST_ATTRIBUTES = 256;

  private final Format format;
  private Abbreviation[] inOrder = new Abbreviation[64]; // by code - 1: compilers count from 1
  private int count;
  private final Map<Long, Abbreviation> others = new HashMap<>();
  private int[] attributes = new int[16];
  private int[] forms = new int[16];
  private long[] implicit = new long[16];

  private Abbreviations(Format format) {
    this.format = format;
  }

  /**
   * Reads the table that starts at an offset of {@code .debug_abbrev}.
   *
   * @param format of the units that use it
   */
  static Abbreviations read(Pages section, long offset, Format format) {
    Cursor in = section.at(offset);
    Abbreviations table = new Abbreviations(format);
    for (long code = in.uleb(); code != 0; code = in.uleb()) {
      table.add(code, table.row(in));
      if (in.atEnd()) {
        break;
      }
    }
    return table;
  }

  private void add(long code, Abbreviation row) {
    if (code == count + 1) {
      if (count == inOrder.length) {
        inOrder = Arrays.copyOf(inOrder, 2 * count);
      }
      inOrder[count++] = row;
    } else {
      others.put(code, row);
    }
  }

  private Abbreviation row(Cursor in) {
    int tag = (int) in.uleb();
    boolean children = in.u8() != 0;
    int size = 0;
    while (true) {
      int attribute = (int) in.uleb();
      int form = (int) in.uleb();
      long constant = form == Dw.FORM_IMPLICIT_CONST ? in.sleb() : 0;
      if (attribute == 0 && form == 0) {
        break;
      }
      if (size == attributes.length) {
        grow();
      }
      attributes[size] = attribute;
      forms[size] = form;
      implicit[size++] = constant;
    }
    return new Abbreviation(
        tag,
        children,
        Arrays.copyOf(attributes, size),
        Arrays.copyOf(forms, size),
        Arrays.copyOf(implicit, size),
        format);
  }

  private void grow() {
    int size = 2 * attributes.length;
    if (size > MOST_ATTRIBUTES) {
      throw Unreadable.implausible(
          0, "a debug information entry has over " + MOST_ATTRIBUTES + " attributes");
    }
    attributes = Arrays.copyOf(attributes, size);
    forms = Arrays.copyOf(forms, size);
    implicit = Arrays.copyOf(implicit, size);
  }

  /** The row of a code that was read from an entry; not 0. */
  Abbreviation of(long code) {
    Abbreviation row = code > 0 && code <= count ? inOrder[(int) code - 1] : others.get(code);
    if (row == null) {
      throw Unreadable.implausible(0, "an entry of the debug information has an unknown shape");
    }
    return row;
  }
}
