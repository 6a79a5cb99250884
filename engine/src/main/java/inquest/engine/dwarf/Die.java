package inquest.engine.dwarf;

import java.util.OptionalLong;

/** One debug information entry with its attributes still undecoded. */
final class Die {
  private final Unit unit;
  private final int offset;
  private final Abbreviation shape;
  private final int[] forms;
  private final long[] values;
  private final int next;

  Die(Unit unit, int offset, Abbreviation shape, int[] forms, long[] values, int next) {
    this.unit = unit;
    this.offset = offset;
    this.shape = shape;
    this.forms = forms;
    this.values = values;
    this.next = next;
  }

  /** The unit that it lies in. */
  Unit unit() {
    return unit;
  }

  /** Where it starts in the unit's section. */
  int offset() {
    return offset;
  }

  /** Its abbreviation. */
  Abbreviation shape() {
    return shape;
  }

  /** The form of each attribute, indirect ones resolved. */
  int[] forms() {
    return forms;
  }

  /** The value of each attribute, as {@link Unit#value} gives them. */
  long[] values() {
    return values;
  }

  /** First byte after its attributes: its first child, where it has children. */
  int next() {
    return next;
  }

  /** Reads the entry at the cursor, whose abbreviation code was just read. */
  static Die read(Unit unit, Cursor in, int offset, Abbreviation shape) {
    int[] forms = shape.forms();
    long[] values = new long[forms.length];
    for (int i = 0; i < forms.length; i++) {
      int form = forms[i];
      if (form == Dw.FORM_INDIRECT) {
        form = (int) in.uleb();
        forms = forms.clone(); // the shape's own stay as they are
        forms[i] = form;
      }
      values[i] = unit.value(in, form, shape.implicit()[i]);
    }
    return new Die(unit, offset, shape, forms, values, in.at());
  }

  int tag() {
    return shape.tag();
  }

  boolean has(int attribute) {
    return shape.indexOf(attribute) >= 0;
  }

  /** A constant, flag or offset. */
  OptionalLong number(int attribute) {
    int i = shape.indexOf(attribute);
    return i < 0 ? OptionalLong.empty() : OptionalLong.of(values[i]);
  }

  long number(int attribute, long absent) {
    int i = shape.indexOf(attribute);
    return i < 0 ? absent : values[i];
  }

  /** The form of an attribute that it has. */
  int form(int attribute) {
    return forms[shape.indexOf(attribute)];
  }
}
