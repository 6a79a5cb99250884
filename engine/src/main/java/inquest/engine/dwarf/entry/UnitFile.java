package inquest.engine.dwarf.entry;

import inquest.engine.elf.ElfFile;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The units of one file. Headers are read when the first question needs them all, everything else
 * of a unit when it is asked for that unit. Belongs to one thread.
 */
public final class UnitFile {
  private record Table(long offset, Format format) {}

  private final DebugSections sections;
  private final Supplier<Optional<ElfFile>> findSupplement;
  private final Optional<Unit> skeleton;
  private final boolean codeAtZero;
  private final Map<Long, Unit> made = new HashMap<>();
  private final Map<Table, Abbreviations> tables = new HashMap<>();
  private List<Unit> units;
  private Map<Long, Unit> bySignature;
  private final List<Unreadable> damage = new ArrayList<>();
  private Optional<UnitFile> supplement;

  private UnitFile(
      DebugSections sections,
      Supplier<Optional<ElfFile>> findSupplement,
      Optional<Unit> skeleton,
      boolean codeAtZero) {
    this.sections = sections;
    this.findSupplement = findSupplement;
    this.skeleton = skeleton;
    this.codeAtZero = codeAtZero;
  }

  /**
   * The units of a linked file.
   *
   * @param supplement the supplementary file of dwz; asked at most once, when an entry leads there
   */
  public static UnitFile of(ElfFile file, Supplier<Optional<ElfFile>> supplement) {
    DebugSections sections = DebugSections.of(file);
    return new UnitFile(sections, supplement, Optional.empty(), sections.codeAtZero());
  }

  /**
   * The units of a .dwo file, or the part of a .dwp file that belongs to one unit.
   *
   * @param skeleton the unit in the linked file that stands for them
   */
  public static UnitFile split(DebugSections sections, Unit skeleton) {
    UnitFile linked = skeleton.file();
    return new UnitFile(sections, linked.findSupplement, Optional.of(skeleton), linked.codeAtZero);
  }

  /** The sections. */
  public DebugSections sections() {
    return sections;
  }

  /** What stands for these units in the linked file, where they lie in a .dwo or .dwp file. */
  Optional<Unit> skeleton() {
    return skeleton;
  }

  /** Whether a range that starts at 0 is code, and not a mark for code that was thrown away. */
  public boolean codeAtZero() {
    return codeAtZero;
  }

  /**
   * The units of {@code .debug_info} in order, without those whose header cannot be read and what
   * follows a unit without an end. {@link #damage} says what was left out.
   */
  public List<Unit> units() {
    if (units == null) {
      units = scan(sections.get(DebugSection.INFO), false);
    }
    return units;
  }

  /** Why units were left out of {@link #units}. */
  public List<Unreadable> damage() {
    return List.copyOf(damage);
  }

  private List<Unit> scan(Pages section, boolean oldTypes) {
    List<Unit> found = new ArrayList<>();
    Cursor in = section.at(0);
    while (!in.atEnd()) {
      try {
        UnitHeader.Extent extent = UnitHeader.Extent.read(in);
        header(in, extent, oldTypes).ifPresent(h -> found.add(unit(section, h, oldTypes)));
        in.seek(extent.end());
      } catch (Unreadable e) {
        damage.add(e);
        return found;
      }
    }
    return found;
  }

  private Optional<UnitHeader> header(Cursor in, UnitHeader.Extent extent, boolean oldTypes) {
    try {
      return Optional.of(UnitHeader.read(in, extent, oldTypes));
    } catch (Unreadable e) {
      damage.add(e);
      return Optional.empty();
    }
  }

  private Unit unit(Pages section, UnitHeader header, boolean oldTypes) {
    if (oldTypes) {
      return new Unit(this, section, header);
    }
    return made.computeIfAbsent(header.start(), at -> new Unit(this, section, header));
  }

  /**
   * The unit of {@code .debug_info} whose header starts at an offset. No other header is read.
   *
   * @throws Unreadable when there is none
   */
  public Unit unitStartingAt(long offset) {
    Unit known = made.get(offset);
    if (known != null) {
      return known;
    }
    Pages section = sections.get(DebugSection.INFO);
    Cursor in = section.at(offset);
    return unit(section, UnitHeader.read(in, UnitHeader.Extent.read(in), false), false);
  }

  Abbreviations abbreviations(long offset, Format format) {
    Table table = new Table(offset, format);
    Abbreviations known = tables.get(table);
    if (known == null) {
      known = Abbreviations.read(sections.get(DebugSection.ABBREV), offset, format);
      tables.put(table, known);
    }
    return known;
  }

  /** The entry at an offset of {@code .debug_info}. */
  Die global(long offset) {
    List<Unit> all = units();
    int low = 0;
    int high = all.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Unit unit = all.get(middle);
      if (offset < unit.start()) {
        high = middle - 1;
      } else if (offset >= unit.end()) {
        low = middle + 1;
      } else {
        return unit.die(offset);
      }
    }
    throw Unreadable.implausible(0, "a reference leads outside the debug information");
  }

  /** The entry of the type that a type unit of that signature describes. */
  Die signed(long signature) {
    if (bySignature == null) {
      bySignature = new HashMap<>();
      units().forEach(this::sign);
      scan(sections.get(DebugSection.TYPES), true).forEach(this::sign);
    }
    Unit unit = bySignature.get(signature);
    if (unit == null) {
      throw new Unreadable(Absence.UNSUPPORTED, 0, "a type unit is missing");
    }
    return unit.die(unit.start() + unit.typeOffset());
  }

  private void sign(Unit unit) {
    if (unit.isTypeUnit()) {
      bySignature.putIfAbsent(unit.id(), unit);
    }
  }

  /**
   * The supplementary file.
   *
   * @throws Unreadable when it was not found
   */
  UnitFile supplement() {
    if (supplement == null) {
      supplement = findSupplement.get().map(file -> of(file, Optional::empty));
    }
    return supplement.orElseThrow(() ->
        new Unreadable(
            Absence.UNSUPPORTED,
            0,
            "a part lies in a supplementary file (.gnu_debugaltlink) that was not found"));
  }
}
