package inquest.engine.dwarf.entry;

/** One row of an abbreviation table (DWARF 5 section 7.5.3). */
public final class Abbreviation {
  private final int tag;
  private final boolean hasChildren;
  private final int[] attributes;
  private final int[] forms;
  private final long[] implicit;
  private final boolean hasCode;
  private final boolean hasSibling;
  private final int size;

  Abbreviation(
      int tag, boolean hasChildren, int[] attributes, int[] forms, long[] implicit, Format format) {
    this.tag = tag;
    this.hasChildren = hasChildren;
    this.attributes = attributes;
    this.forms = forms;
    this.implicit = implicit;
    hasCode = indexOf(Dw.AT_LOW_PC) >= 0 || indexOf(Dw.AT_RANGES) >= 0;
    hasSibling = indexOf(Dw.AT_SIBLING) >= 0;
    size = size(format);
  }

  private int size(Format format) {
    int total = 0;
    for (int form : forms) {
      int one = format.fixedSize(form);
      if (one < 0) {
        return -1;
      }
      total += one;
    }
    return total;
  }

  /** {@code DW_TAG_*}. */
  public int tag() {
    return tag;
  }

  /** Whether entries of this shape have children. */
  public boolean hasChildren() {
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

  /** Whether entries of this shape say which code is theirs. */
  public boolean hasCode() {
    return hasCode;
  }

  /** Whether entries of this shape say where their sibling is. */
  boolean hasSibling() {
    return hasSibling;
  }

  /** Bytes of the attributes, where they are the same for all entries; else -1. */
  int size() {
    return size;
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
}
