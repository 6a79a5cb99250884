package inquest.engine.dwarf;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The units of one file, with its supplementary file beside it. Nothing but headers is read. */
final class TypeFile {
  private final DebugSections sections;
  private final TypeFile alternate;
  private final List<Unit> units = new ArrayList<>();
  private final List<Unit> oldTypeUnits = new ArrayList<>();
  private final Map<Long, Unit> bySignature = new HashMap<>();
  private final Map<Long, Map<Long, Abbreviation>> tables = new HashMap<>();

  /**
   * @param sections the file's sections
   * @param alternate the supplementary file of dwz; null where there is none
   */
  TypeFile(DebugSections sections, TypeFile alternate) {
    this.sections = sections;
    this.alternate = alternate;
    readUnits(sections.info, units, false);
    readUnits(sections.types, oldTypeUnits, true);
    for (List<Unit> list : List.of(units, oldTypeUnits)) {
      list.stream()
          .filter(u -> u.typeOffset() != 0)
          .forEach(u -> bySignature.putIfAbsent(u.signature(), u));
    }
  }

  /** The units of {@code .debug_info}. */
  List<Unit> units() {
    return units;
  }

  byte[] str() {
    return sections.str;
  }

  private void readUnits(byte[] section, List<Unit> into, boolean oldTypes) {
    Cursor in = new Cursor(section, 0, section.length);
    while (!in.atEnd()) {
      int start = in.at();
      long length = in.u32();
      int offsetSize = 4;
      if (length == 0xffff_ffffL) {
        length = in.u64();
        offsetSize = 8;
      }
      long end = in.at() + length;
      if (length <= 0 || end > section.length) {
        throw Unreadable.implausible(0, "a unit of the debug information ends outside its section");
      }
      into.add(header(section, in, start, (int) end, offsetSize, oldTypes));
      in.seek(end);
    }
  }

  private Unit header(
      byte[] section, Cursor in, int start, int end, int offsetSize, boolean oldTypes) {
    int version = in.u16();
    if (version < 2 || version > 5) {
      throw new Unreadable(
          Absence.UNSUPPORTED, 0, "DWARF version " + version + " is not known (2 to 5 are)");
    }
    int addressSize;
    long abbrev;
    long signature = 0;
    long typeOffset = 0;
    int kind = 1;
    if (version == 5) {
      kind = in.u8();
      addressSize = in.u8();
      abbrev = in.unsigned(offsetSize);
    } else {
      abbrev = in.unsigned(offsetSize);
      addressSize = in.u8();
      kind = oldTypes ? Dw.UT_TYPE : kind;
    }
    if (kind == Dw.UT_TYPE || kind == Dw.UT_SPLIT_TYPE) {
      signature = in.u64();
      typeOffset = in.unsigned(offsetSize);
    } else if (kind == Dw.UT_SKELETON || kind == Dw.UT_SPLIT_COMPILE) {
      in.skip(8);
    }
    Map<Long, Abbreviation> table =
        tables.computeIfAbsent(abbrev, at -> Abbreviation.table(sections.abbrev, at));
    Unit unit =
        new Unit(
            sections,
            section,
            start,
            end,
            in.at(),
            version,
            addressSize,
            offsetSize,
            table,
            signature,
            typeOffset,
            0);
    return unit.withStrOffsetsBase(
        die(unit, unit.firstDie()).number(Dw.AT_STR_OFFSETS_BASE, offsetSize == 4 ? 8 : 16));
  }

  /** Reads the entry at an offset of the unit's section. */
  Die die(Unit unit, long offset) {
    Cursor in = unit.cursor(offset);
    return Die.read(unit, in, (int) offset, shape(unit, in.uleb()));
  }

  static Abbreviation shape(Unit unit, long code) {
    Abbreviation shape = unit.abbreviations().get(code);
    if (shape == null) {
      throw Unreadable.implausible(0, "an entry of the debug information has an unknown shape");
    }
    return shape;
  }

  /** The entry that a reference attribute leads to. */
  Die follow(Die from, int attribute) {
    Unit unit = from.unit();
    long value = from.number(attribute, 0);
    int form = from.form(attribute);
    return switch (form) {
      case Dw.FORM_REF1, Dw.FORM_REF2, Dw.FORM_REF4, Dw.FORM_REF8, Dw.FORM_REF_UDATA ->
          die(unit, unit.start() + value);
      case Dw.FORM_REF_ADDR -> ownerOf(unit).global(value);
      case Dw.FORM_GNU_REF_ALT, Dw.FORM_REF_SUP4, Dw.FORM_REF_SUP8 -> supplement().global(value);
      case Dw.FORM_REF_SIG8 -> {
        Unit type = ownerOf(unit).bySignature.get(value);
        if (type == null) {
          throw new Unreadable(Absence.UNSUPPORTED, 0, "a type unit is missing");
        }
        yield die(type, type.start() + type.typeOffset());
      }
      default ->
          throw Unreadable.implausible(
              0, "a reference of form 0x" + Integer.toHexString(form) + " in DWARF");
    };
  }

  private TypeFile ownerOf(Unit unit) {
    return unit.file() == sections ? this : supplement();
  }

  private TypeFile supplement() {
    if (alternate == null) {
      throw new Unreadable(
          Absence.UNSUPPORTED,
          0,
          "the types lie in a supplementary file (.gnu_debugaltlink) that was not found");
    }
    return alternate;
  }

  private Die global(long offset) {
    int low = 0;
    int high = units.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Unit unit = units.get(middle);
      if (offset < unit.start()) {
        high = middle - 1;
      } else if (offset >= unit.end()) {
        low = middle + 1;
      } else {
        return die(unit, offset);
      }
    }
    throw Unreadable.implausible(0, "a reference leads outside the debug information");
  }

  /** The text of an attribute of a string form. */
  String text(Unit unit, int form, long value) {
    DebugSections own = unit.file();
    return switch (form) {
      case Dw.FORM_STRING -> DebugSections.text(unit.bytes(), value);
      case Dw.FORM_STRP -> DebugSections.text(own.str, value);
      case Dw.FORM_LINE_STRP -> DebugSections.text(own.lineStr, value);
      case Dw.FORM_GNU_STRP_ALT, Dw.FORM_STRP_SUP -> DebugSections.text(supplement().str(), value);
      case Dw.FORM_STRX,
          Dw.FORM_STRX1,
          Dw.FORM_STRX2,
          Dw.FORM_STRX3,
          Dw.FORM_STRX4,
          Dw.FORM_GNU_STR_INDEX -> {
        Cursor in = new Cursor(own.strOffsets, 0, own.strOffsets.length);
        in.seek(unit.strOffsetsBase() + value * unit.offsetSize());
        yield DebugSections.text(own.str, in.unsigned(unit.offsetSize()));
      }
      default ->
          throw new Unreadable(
              Absence.UNSUPPORTED, 0, "a name of DWARF form 0x" + Integer.toHexString(form));
    };
  }

  /** The name of an entry; empty where it has none. */
  String name(Die die) {
    int i = die.shape().indexOf(Dw.AT_NAME);
    return i < 0 ? "" : text(die.unit(), die.forms()[i], die.values()[i]);
  }
}
