package inquest.engine.dwarf.entry;

/** Goes over entries that nobody asked for, by sibling offsets where there are any. */
public final class Skipping {
  private Skipping() {}

  /** Goes over the entry whose abbreviation code was just read, and over its children. */
  public static void entry(Unit unit, Cursor in, Abbreviation shape) {
    long sibling = attributes(unit, in, shape);
    if (!shape.hasChildren()) {
      return;
    }
    if (sibling > in.at()) {
      in.seek(sibling);
    } else {
      children(unit, in);
    }
  }

  /** Goes over the children, if any, of an entry that was just read. */
  public static void childrenOf(Die die, Cursor in) {
    if (!die.shape().hasChildren()) {
      return;
    }
    long sibling = sibling(die);
    if (sibling > in.at()) {
      in.seek(sibling);
    } else {
      children(die.unit(), in);
    }
  }

  /** Offset in the section of an entry's sibling; -1 where it does not say. */
  public static long sibling(Die die) {
    return die.has(Dw.AT_SIBLING) && die.form(Dw.AT_SIBLING) != Dw.FORM_REF_ADDR
        ? die.unit().start() + die.number(Dw.AT_SIBLING, 0)
        : -1;
  }

  /** Goes over the children of an entry, up to and with the zero that ends them. */
  static void children(Unit unit, Cursor in) {
    int depth = 1;
    while (depth > 0 && !in.atEnd()) {
      long code = in.uleb();
      if (code == 0) {
        depth--;
        continue;
      }
      Abbreviation shape = unit.shape(code);
      long sibling = attributes(unit, in, shape);
      if (shape.hasChildren()) {
        if (sibling > in.at()) {
          in.seek(sibling);
        } else {
          depth++;
        }
      }
    }
  }

  /**
   * Goes over the attributes of the entry whose abbreviation code was just read. Where it has
   * children and says where its sibling is, the cursor may be left before the last attributes.
   *
   * @return offset in the section of the sibling, -1 where there is none
   */
  static long attributes(Unit unit, Cursor in, Abbreviation shape) {
    if (!shape.hasSibling()) {
      plainAttributes(unit, in, shape);
      return -1;
    }
    int[] names = shape.attributes();
    int[] forms = shape.forms();
    long sibling = -1;
    for (int i = 0; i < forms.length; i++) {
      if (names[i] == Dw.AT_SIBLING && forms[i] != Dw.FORM_REF_ADDR) {
        sibling = unit.start() + unit.format().value(in, forms[i], 0);
        if (shape.hasChildren() && sibling > in.at()) {
          return sibling;
        }
      } else {
        unit.format().skip(in, forms[i]);
      }
    }
    return sibling;
  }

  /** Goes over the attributes of the entry whose abbreviation code was just read. */
  public static void plainAttributes(Unit unit, Cursor in, Abbreviation shape) {
    if (shape.size() >= 0) {
      in.skip(shape.size());
      return;
    }
    for (int form : shape.forms()) {
      unit.format().skip(in, form);
    }
  }
}
