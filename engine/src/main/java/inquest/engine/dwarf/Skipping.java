package inquest.engine.dwarf;

/** Goes over entries that nobody asked for, by sibling offsets where there are any. */
final class Skipping {
  private Skipping() {}

  /** Goes over the entry whose abbreviation code was just read, and over its children. */
  static void entry(Unit unit, Cursor in, Abbreviation shape) {
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
  static void childrenOf(Die die, Cursor in) {
    if (!die.shape().hasChildren()) {
      return;
    }
    long sibling = die.has(Dw.AT_SIBLING) ? die.unit().start() + die.number(Dw.AT_SIBLING, 0) : -1;
    if (sibling > in.at()) {
      in.seek(sibling);
    } else {
      children(die.unit(), in);
    }
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
      Abbreviation shape = TypeFile.shape(unit, code);
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

  /** Goes over the attributes; offset in the section of the sibling, -1 where there is none. */
  private static long attributes(Unit unit, Cursor in, Abbreviation shape) {
    int[] names = shape.attributes();
    int[] forms = shape.forms();
    long sibling = -1;
    for (int i = 0; i < forms.length; i++) {
      if (names[i] == Dw.AT_SIBLING && forms[i] != Dw.FORM_REF_ADDR) {
        sibling = unit.start() + unit.value(in, forms[i], 0);
        if (shape.hasChildren()) {
          return sibling;
        }
      } else {
        unit.skip(in, forms[i]);
      }
    }
    return sibling;
  }
}
