package inquest.engine.dwarf.code;

import inquest.engine.dwarf.entry.Die;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.RangeIndex;
import inquest.engine.dwarf.entry.Ranges;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.dwarf.entry.UnitFile;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the units whose code an address is. Asks {@code .debug_aranges} first; where that knows
 * nothing, or names a unit that does not have the address, the first entries of all units are read.
 * Belongs to one thread.
 */
public final class UnitLocator {
  private final UnitFile file;
  private final List<Unreadable> damage = new ArrayList<>();
  private RangeIndex aranges;
  private RangeIndex roots;
  private int rootsRead;

  /** A locator of the units of a linked file. */
  public UnitLocator(UnitFile file) {
    this.file = file;
  }

  /** The units that the address is in, the one with the smallest range around it first. */
  public List<Unit> at(long address) {
    if (aranges == null) {
      aranges = Aranges.read(file);
    }
    List<Unit> found = new ArrayList<>();
    for (long offset : aranges.at(address)) {
      add(found, offset, address);
    }
    if (found.isEmpty()) {
      if (roots == null) {
        roots = readRoots();
      }
      for (long offset : roots.at(address)) {
        found.add(file.unitStartingAt(offset));
      }
    }
    return found;
  }

  private void add(List<Unit> found, long offset, long address) {
    try {
      Unit unit = file.unitStartingAt(offset);
      rootsRead++;
      if (!found.contains(unit) && covers(unit, address)) {
        found.add(unit);
      }
    } catch (Unreadable e) {
      damage.add(e);
    }
  }

  /** Whether the unit has the address, or does not say what it has. */
  private static boolean covers(Unit unit, long address) {
    long[] pairs = Ranges.of(unit.root());
    for (int i = 0; i < pairs.length; i += 2) {
      if (Long.compareUnsigned(pairs[i], address) <= 0
          && Long.compareUnsigned(address, pairs[i + 1]) < 0) {
        return true;
      }
    }
    return pairs.length == 0 || saysLittle(unit);
  }

  /** DWARF 2 has no ranges: a unit in several sections names one of them. */
  private static boolean saysLittle(Unit unit) {
    return unit.format().version() == 2 && !unit.root().has(Dw.AT_RANGES);
  }

  private RangeIndex readRoots() {
    RangeIndex index = new RangeIndex();
    for (Unit unit : file.units()) {
      if (unit.isTypeUnit()) {
        continue;
      }
      try {
        rootsRead++;
        addRoot(index, unit);
      } catch (Unreadable e) {
        damage.add(e);
      }
      if (index.size() > FunctionIndex.mostRanges(unit)) {
        damage.add(Unreadable.implausible(0, "the units have more ranges than there are bytes"));
        break;
      }
    }
    return index;
  }

  private static void addRoot(RangeIndex index, Unit unit) {
    Die root = unit.root();
    if (root.tag() != Dw.TAG_COMPILE_UNIT && root.tag() != Dw.TAG_SKELETON_UNIT) {
      return;
    }
    long[] pairs = Ranges.of(root);
    index.addAll(pairs, unit.start());
    if (saysLittle(unit)) {
      FunctionIndex.addAll(unit, index);
    }
  }

  /** How often the first entry of a unit was looked at. */
  public int rootsRead() {
    return rootsRead;
  }

  /** What could not be read of units, and so may have had the address. */
  public List<Unreadable> damage() {
    List<Unreadable> all = new ArrayList<>(damage);
    all.addAll(file.damage());
    return all;
  }
}
