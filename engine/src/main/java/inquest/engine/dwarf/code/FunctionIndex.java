package inquest.engine.dwarf.code;

import inquest.engine.dwarf.entry.Abbreviation;
import inquest.engine.dwarf.entry.Cursor;
import inquest.engine.dwarf.entry.DebugSection;
import inquest.engine.dwarf.entry.Die;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.RangeIndex;
import inquest.engine.dwarf.entry.Ranges;
import inquest.engine.dwarf.entry.Skipping;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.note.Unreadable;
import java.util.Optional;

/**
 * The subprograms of one unit by their addresses. Made from one walk over the entries at file scope
 * and in namespaces; only when that has no answer, from all entries: nested functions lie in other
 * functions. Belongs to one thread.
 */
public final class FunctionIndex {
  private static final int MAX_DEPTH = 64;

  private final Unit unit;
  private RangeIndex index; // of the offsets of entries
  private boolean complete;
  private Optional<Unreadable> damage = Optional.empty();
  private final long most;

  /** An index of the functions of a unit, a split one or a whole one. */
  public FunctionIndex(Unit unit) {
    this.unit = unit;
    most = mostRanges(unit);
  }

  /** More ranges than this in one unit are a lie: each has a byte somewhere. */
  static long mostRanges(Unit unit) {
    return unit.sections().get(DebugSection.INFO).length()
        + unit.sections().get(DebugSection.RNGLISTS).length()
        + unit.linked().sections().get(DebugSection.RANGES).length();
  }

  /**
   * The subprogram with the smallest range around the address. {@link #damage} says whether there
   * may be a better one.
   *
   * @throws Unreadable when its entry is damaged
   */
  public Optional<Die> at(long address) {
    if (index == null) {
      fill(() -> outer(unit.root()));
    }
    Optional<Die> found = find(address);
    if (found.isEmpty() && !complete) {
      complete = true;
      fill(this::all);
      found = find(address);
    }
    return found;
  }

  /** Why functions of the unit may be missing; empty where none are. */
  public Optional<Unreadable> damage() {
    return damage;
  }

  private void fill(Runnable walk) {
    index = new RangeIndex();
    damage = Optional.empty();
    try {
      walk.run();
    } catch (Unreadable e) {
      damage = Optional.of(e);
    }
  }

  /** Adds the ranges of the functions of a unit, with the offset of the unit. */
  static void addAll(Unit unit, RangeIndex into) {
    FunctionIndex functions = new FunctionIndex(unit);
    functions.fill(() -> functions.outer(unit.root()));
    functions.index.copyTo(into, unit.start());
  }

  private Optional<Die> find(long address) {
    long[] offsets = index.at(address);
    return offsets.length == 0 ? Optional.empty() : Optional.of(unit.die(offsets[0]));
  }

  private void outer(Die root) {
    if (root.shape().hasChildren()) {
      outer(unit.childrenOf(root), 0);
    }
  }

  /** Walks the entries from the cursor to the end of their parent. */
  private void outer(Cursor in, int depth) {
    if (depth > MAX_DEPTH) {
      throw Unreadable.implausible(0, "namespaces are nested too deep");
    }
    while (!in.atEnd()) {
      long offset = in.at();
      long code = in.uleb();
      if (code == 0) {
        return;
      }
      Abbreviation shape = unit.shape(code);
      switch (shape.tag()) {
        case Dw.TAG_NAMESPACE, Dw.TAG_MODULE -> {
          Skipping.plainAttributes(unit, in, shape);
          if (shape.hasChildren()) {
            outer(in, depth + 1);
          }
        }
        case Dw.TAG_SUBPROGRAM -> {
          if (shape.hasCode()) {
            Die die = add(in, offset, shape);
            Skipping.childrenOf(die, in);
          } else {
            Skipping.entry(unit, in, shape);
          }
        }
        default -> Skipping.entry(unit, in, shape);
      }
    }
  }

  private Die add(Cursor in, long offset, Abbreviation shape) {
    Die die = Die.read(unit, in, offset, shape);
    index.addAll(Ranges.of(die), offset);
    if (index.size() > most) {
      throw Unreadable.implausible(0, "the functions have more ranges than there are bytes");
    }
    return die;
  }

  /** Walks all entries of the unit, whatever they lie in. */
  private void all() {
    Cursor in = unit.cursor(unit.firstDie());
    while (!in.atEnd()) {
      long offset = in.at();
      long code = in.uleb();
      if (code == 0) {
        continue;
      }
      Abbreviation shape = unit.shape(code);
      if (shape.tag() == Dw.TAG_SUBPROGRAM && shape.hasCode()) {
        add(in, offset, shape);
      } else {
        Skipping.plainAttributes(unit, in, shape);
      }
    }
  }
}
