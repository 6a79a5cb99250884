package inquest.engine.dwarf;

import inquest.engine.note.Unreadable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One row of an abbreviation table (DWARF 5 section 7.5.3). */
final class Abbreviation {
  private final int tag;
  private final boolean hasChildren;
  private final int[] attributes;
  private final int[] forms;
  private final long[] implicit;

  Abbreviation(int tag, boolean hasChildren, int[] attributes, int[] forms, long[] implicit) {
    this.tag = tag;
    this.hasChildren = hasChildren;
    this.attributes = attributes;
    this.forms = forms;
    this.implicit = implicit;
  }

  /** {@code DW_TAG_*}. */
  int tag() {
    return tag;
  }

  /** Whether entries of this shape have children. */
  boolean hasChildren() {
    return hasChildren;
  }

  /** {@code DW_AT_*}, one per attribute. */
  int[] attributes() {
    return attributes;
  }

  /** {@code DW_FORM_*}, one per attribute. */
  int[] forms() {
    return forms;
  }

  /** The constant of each attribute of {@code DW_FORM_implicit_const}. */
  long[] implicit() {
    return implicit;
  }

  /** Index of the attribute, -1 where entries of this shape do not have it. */
  int indexOf(int attribute) {
    for (int i = 0; i < attributes.length; i++) {
      if (attributes[i] == attribute) {
        return i;
      }
    }
    return -1;
  }

  /** Reads the table that starts at an offset of {@code .debug_abbrev}. */
  static Map<Long, Abbreviation> table(byte[] section, long offset) {
    Cursor in = new Cursor(section, 0, section.length);
    in.seek(offset);
    Map<Long, Abbreviation> table = new HashMap<>();
    int[] attributes = new int[64];
    int[] forms = new int[64];
    long[] implicit = new long[64];
    for (long code = in.uleb(); code != 0; code = in.uleb()) {
      int tag = (int) in.uleb();
      boolean children = in.u8() != 0;
      int count = 0;
      while (true) {
        int attribute = (int) in.uleb();
        int form = (int) in.uleb();
        long constant = form == Dw.FORM_IMPLICIT_CONST ? in.sleb() : 0;
        if (attribute == 0 && form == 0) {
          break;
        }
        if (count == attributes.length) {
          throw Unreadable.implausible(0, "a debug information entry has over 64 attributes");
        }
        attributes[count] = attribute;
        forms[count] = form;
        implicit[count++] = constant;
      }
      table.put(
          code,
          new Abbreviation(
              tag,
              children,
              Arrays.copyOf(attributes, count),
              Arrays.copyOf(forms, count),
              Arrays.copyOf(implicit, count)));
      if (in.atEnd()) {
        break;
      }
    }
    return table;
  }
}
