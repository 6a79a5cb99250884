package inquest.engine.dwarf.entry;

import inquest.engine.note.Unreadable;
import java.util.Optional;
import java.util.OptionalLong;

/** One debug information entry with its attributes still undecoded. */
public final class Die {
  private final Unit unit;
  private final long offset;
  private final Abbreviation shape;
  private final int[] forms;
  private final long[] values;
  private final long next;

  private Die(Unit unit, long offset, Abbreviation shape, int[] forms, long[] values, long next) {
    this.unit = unit;
    this.offset = offset;
    this.shape = shape;
    this.forms = forms;
    this.values = values;
    this.next = next;
  }

  /** The unit that it lies in. */
  public Unit unit() {
    return unit;
  }

  /** Where it starts in the unit's section. */
  public long offset() {
    return offset;
  }

  /** Its abbreviation. */
  public Abbreviation shape() {
    return shape;
  }

  /** First byte after its attributes: its first child, where it has children. */
  long next() {
    return next;
  }

  /** Reads the entry at the cursor, whose abbreviation code was just read. */
  public static Die read(Unit unit, Cursor in, long offset, Abbreviation shape) {
    int[] forms = shape.forms();
    long[] values = new long[forms.length];
    Format format = unit.format();
    for (int i = 0; i < values.length; i++) {
      int form = forms[i];
      if (form == Dw.FORM_INDIRECT) {
        form = Format.direct(in);
        forms = forms.clone(); // the shape's own stay as they are
        forms[i] = form;
      }
      values[i] = format.value(in, form, shape.implicit()[i]);
    }
    return new Die(unit, offset, shape, forms, values, in.at());
  }

  /** {@code DW_TAG_*}. */
  public int tag() {
    return shape.tag();
  }

  /** Whether it has an attribute. */
  public boolean has(int attribute) {
    return shape.indexOf(attribute) >= 0;
  }

  /** A constant, flag or offset. */
  public OptionalLong number(int attribute) {
    int i = shape.indexOf(attribute);
    return i < 0 ? OptionalLong.empty() : OptionalLong.of(values[i]);
  }

  /** A constant, flag or offset. */
  public long number(int attribute, long absent) {
    int i = shape.indexOf(attribute);
    return i < 0 ? absent : values[i];
  }

  /** The form of an attribute that it has. */
  public int form(int attribute) {
    return forms[shape.indexOf(attribute)];
  }

  /** Whether the attribute is an address, and not a constant. */
  public boolean isAddress(int attribute) {
    return switch (form(attribute)) {
      case Dw.FORM_ADDR,
          Dw.FORM_ADDRX,
          Dw.FORM_ADDRX1,
          Dw.FORM_ADDRX2,
          Dw.FORM_ADDRX3,
          Dw.FORM_ADDRX4,
          Dw.FORM_GNU_ADDR_INDEX ->
          true;
      default -> false;
    };
  }

  /** An address that it has, in the file, or in the unit's table of addresses. */
  public long address(int attribute) {
    long value = number(attribute, 0);
    return form(attribute) == Dw.FORM_ADDR ? value : unit.indexedAddress(value);
  }

  /** A text; empty where it has no such attribute. */
  public Optional<String> text(int attribute) {
    int i = shape.indexOf(attribute);
    return i < 0
        ? Optional.empty()
        : Optional.of(Texts.read(unit, unit.bytes(), forms[i], values[i]));
  }

  /** Its {@code DW_AT_name}; empty where it has none. */
  public String name() {
    int i = shape.indexOf(Dw.AT_NAME);
    return i < 0 ? "" : Texts.read(unit, unit.bytes(), forms[i], values[i]);
  }

  /** The entry that a reference attribute leads to. */
  public Die follow(int attribute) {
    long value = number(attribute, 0);
    int form = form(attribute);
    return switch (form) {
      case Dw.FORM_REF1, Dw.FORM_REF2, Dw.FORM_REF4, Dw.FORM_REF8, Dw.FORM_REF_UDATA ->
          unit.die(unit.start() + value);
      case Dw.FORM_REF_ADDR -> unit.file().global(value);
      case Dw.FORM_GNU_REF_ALT, Dw.FORM_REF_SUP4, Dw.FORM_REF_SUP8 ->
          unit.file().supplement().global(value);
      case Dw.FORM_REF_SIG8 -> unit.file().signed(value);
      default ->
          throw Unreadable.implausible(
              0, "a reference of form 0x" + Integer.toHexString(form) + " in DWARF");
    };
  }
}
