package inquest.engine.dwarf.code;

import inquest.engine.dwarf.entry.Abbreviation;
import inquest.engine.dwarf.entry.Cursor;
import inquest.engine.dwarf.entry.Die;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.Skipping;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;

/**
 * What the entries of one unit lie in: entries do not know their parents. Only namespaces, types,
 * functions and blocks are remembered, and their insides are walked when an entry in them is asked
 * for. Belongs to one thread.
 */
final class Scopes {
  private static final int MAX_DEPTH = 256;

  /** An entry that others lie in. */
  private static final class Scope {
    private final long start;
    private long end; // first byte after its last child
    private List<Scope> inner; // in order; null before anybody asked

    Scope(long start, long end) {
      this.start = start;
      this.end = end;
    }
  }

  private final Unit unit;
  private final Scope root;

  Scopes(Unit unit) {
    this.unit = unit;
    root = new Scope(unit.firstDie(), unit.end());
  }

  /**
   * The entries that an entry lies in, outermost first, without that of the unit.
   *
   * @throws Unreadable when entries of the unit are damaged
   */
  List<Die> around(long offset) {
    List<Die> found = new ArrayList<>();
    Scope scope = root;
    while (true) {
      Scope inside = holding(scope, offset);
      if (inside == null) {
        return found;
      }
      found.add(unit.die(inside.start));
      scope = inside;
    }
  }

  private Scope holding(Scope scope, long offset) {
    if (scope.inner == null) {
      Die die = unit.die(scope.start);
      List<Scope> children = new ArrayList<>();
      if (die.shape().hasChildren()) {
        fill(children, unit.childrenOf(die), 0);
      }
      scope.inner = children;
    }
    List<Scope> inner = scope.inner;
    int low = 0;
    int high = inner.size();
    while (low < high) { // the last one that starts before the entry
      int middle = (low + high) >>> 1;
      if (inner.get(middle).start < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && offset < inner.get(low - 1).end ? inner.get(low - 1) : null;
  }

  /** Walks the children of a scope and adds those that are one. */
  private void fill(List<Scope> into, Cursor in, int depth) {
    if (depth > MAX_DEPTH) {
      throw Unreadable.implausible(0, "entries are nested over " + MAX_DEPTH + " deep");
    }
    while (!in.atEnd()) {
      long offset = in.at();
      long code = in.uleb();
      if (code == 0) {
        return;
      }
      Abbreviation shape = unit.shape(code);
      if (shape.hasChildren() && holdsNames(shape.tag())) {
        into.add(inner(Die.read(unit, in, offset, shape), in, depth));
      } else {
        Skipping.entry(unit, in, shape);
      }
    }
  }

  private Scope inner(Die die, Cursor in, int depth) {
    long sibling = Skipping.sibling(die);
    if (sibling > in.at()) {
      in.seek(sibling);
      return new Scope(die.offset(), sibling);
    }
    Scope scope = new Scope(die.offset(), 0);
    scope.inner = new ArrayList<>();
    fill(scope.inner, in, depth + 1);
    scope.end = in.at();
    return scope;
  }

  private static boolean holdsNames(int tag) {
    return switch (tag) {
      case Dw.TAG_NAMESPACE,
          Dw.TAG_MODULE,
          Dw.TAG_CLASS_TYPE,
          Dw.TAG_STRUCTURE_TYPE,
          Dw.TAG_UNION_TYPE,
          Dw.TAG_INTERFACE_TYPE,
          Dw.TAG_ENUMERATION_TYPE,
          Dw.TAG_SUBPROGRAM,
          Dw.TAG_LEXICAL_BLOCK ->
          true;
      default -> false;
    };
  }
}
