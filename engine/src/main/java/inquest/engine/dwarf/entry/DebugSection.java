package inquest.engine.dwarf.entry;

/** The sections of debug information that are read (DWARF 5 appendix B, DWARF 4 appendix B). */
public enum DebugSection {
  /** Entries. */
  INFO("info", 1),
  /** Type units before DWARF 5. */
  TYPES("types", -1),
  /** Abbreviation tables. */
  ABBREV("abbrev", 3),
  /** Line programs. */
  LINE("line", 4),
  /** Text. */
  STR("str", -1),
  /** Text of line programs. */
  LINE_STR("line_str", -1),
  /** Tables of offsets into {@link #STR}. */
  STR_OFFSETS("str_offsets", 6),
  /** Tables of addresses; in the linked file only. */
  ADDR("addr", -1),
  /** Range lists before DWARF 5; in the linked file only. */
  RANGES("ranges", -1),
  /** Range lists of DWARF 5. */
  RNGLISTS("rnglists", 8),
  /** Which addresses are whose. */
  ARANGES("aranges", -1),
  /** Macros of DWARF 5 and of GNU's extension to DWARF 4. */
  MACRO("macro", 7),
  /** Macros before that. */
  MACINFO("macinfo", -1),
  /** Which file supplements this one. */
  SUP("sup", -1);

  private final String plainName;
  private final int packageColumn;

  DebugSection(String plainName, int packageColumn) {
    this.plainName = plainName;
    this.packageColumn = packageColumn;
  }

  /** The name behind {@code .debug_}. */
  String plainName() {
    return plainName;
  }

  /**
   * Its {@code DW_SECT_*} in the index of a package file (DWARF 5 section 7.3.5.3); -1 where it is
   * not cut into contributions.
   *
   * @param version of the index: 5, or 2 for GNU's extension to DWARF 4
   */
  int packageColumn(int version) {
    if (version >= 5) {
      return packageColumn;
    }
    return switch (this) {
      case TYPES -> 2;
      case MACINFO -> 7;
      case MACRO -> 8;
      case RNGLISTS -> -1;
      case INFO, ABBREV, LINE, STR, LINE_STR, STR_OFFSETS, ADDR, RANGES, ARANGES, SUP ->
          packageColumn;
    };
  }
}
