package inquest.engine.dwarf.code;

import inquest.engine.dwarf.entry.Abbreviation;
import inquest.engine.dwarf.entry.Cursor;
import inquest.engine.dwarf.entry.Die;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.Ranges;
import inquest.engine.dwarf.entry.Skipping;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;

/**
 * One walk through a subprogram for the inlined calls that an address is in (DWARF 5 section
 * 3.3.8). Calls and blocks that do not cover the address are gone over.
 */
public final class InlineSearch {
  private static final int MAX_DEPTH = 512;

  private final Unit unit;
  private final long address;
  private final boolean maybeInside; // blocks that do not cover the address may hold some that do
  private final List<Die> path = new ArrayList<>();
  private List<Die> best = List.of();
  private long bestLength = -1; // unsigned: nothing is longer
  private long rangesLeft;

  private InlineSearch(Unit unit, long address) {
    this.unit = unit;
    this.address = address;
    maybeInside = unit.format().version() == 2; // which has no ranges: one of several is named
    rangesLeft = FunctionIndex.mostRanges(unit);
  }

  /**
   * The inlined calls, outermost first. Where calls that do not lie in each other cover the
   * address, the one with the smallest range counts.
   *
   * @throws Unreadable when an entry is damaged
   */
  public static List<Die> find(Die subprogram, long address) {
    InlineSearch search = new InlineSearch(subprogram.unit(), address);
    if (subprogram.shape().hasChildren()) {
      search.children(search.unit.childrenOf(subprogram), 0);
    }
    return search.best;
  }

  private void children(Cursor in, int depth) {
    if (depth > MAX_DEPTH) {
      throw Unreadable.implausible(0, "inlined calls are nested over " + MAX_DEPTH + " deep");
    }
    while (!in.atEnd()) {
      long offset = in.at();
      long code = in.uleb();
      if (code == 0) {
        return;
      }
      Abbreviation shape = unit.shape(code);
      switch (shape.tag()) {
        case Dw.TAG_INLINED_SUBROUTINE -> inlined(Die.read(unit, in, offset, shape), in, depth);
        case Dw.TAG_LEXICAL_BLOCK, Dw.TAG_TRY_BLOCK, Dw.TAG_CATCH_BLOCK, Dw.TAG_WITH_STMT ->
            block(Die.read(unit, in, offset, shape), in, depth);
        default -> Skipping.entry(unit, in, shape);
      }
    }
  }

  private void block(Die die, Cursor in, int depth) {
    if (die.shape().hasCode() && !maybeInside && coveringLength(die) == 0) {
      Skipping.childrenOf(die, in);
    } else if (die.shape().hasChildren()) {
      children(in, depth + 1);
    }
  }

  private void inlined(Die die, Cursor in, int depth) {
    long length = coveringLength(die);
    if (length == 0 && !maybeInside) {
      Skipping.childrenOf(die, in);
      return;
    }
    path.add(die);
    if (length != 0 && Long.compareUnsigned(length, bestLength) <= 0) {
      best = List.copyOf(path);
      bestLength = length;
    }
    if (die.shape().hasChildren()) {
      children(in, depth + 1);
    }
    path.removeLast();
  }

  /** Bytes of the smallest range that covers the address; 0 where none does. */
  private long coveringLength(Die die) {
    long[] pairs = Ranges.of(die);
    rangesLeft -= pairs.length / 2;
    if (rangesLeft < 0) {
      throw Unreadable.implausible(0, "blocks have more ranges than there are bytes");
    }
    long length = 0;
    for (int i = 0; i < pairs.length; i += 2) {
      if (Long.compareUnsigned(pairs[i], address) <= 0
          && Long.compareUnsigned(address, pairs[i + 1]) < 0) {
        long one = pairs[i + 1] - pairs[i];
        length = length == 0 || Long.compareUnsigned(one, length) < 0 ? one : length;
      }
    }
    return length;
  }
}
