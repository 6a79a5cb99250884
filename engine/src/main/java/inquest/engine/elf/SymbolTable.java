package inquest.engine.elf;

import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.memory.SegmentMemory;
import java.util.List;
import java.util.Optional;

/**
 * One symbol table with its names, before anything of it is read. Entries are {@code Elf64_Sym}
 * (gABI, "Symbol Table").
 */
public final class SymbolTable {
  static final int ENTRY_BYTES = 24;

  /** Which table it is. */
  public enum Kind {
    /** {@code .symtab}: all functions. */
    SYMTAB,
    /** {@code .symtab} of the file in {@code .gnu_debugdata}: functions that are not exported. */
    MINI_DEBUG_INFO,
    /** {@code .dynsym}: exported functions. */
    DYNSYM,
    /** The same as it lies in the process's memory. */
    DYNSYM_IN_MEMORY
  }

  private final Kind kind;
  private final Bytes entries;
  private final Bytes names;
  private final CodeRanges code;
  private final boolean whole;

  private SymbolTable(Kind kind, Bytes entries, Bytes names, CodeRanges code, boolean whole) {
    this.kind = kind;
    this.entries = entries;
    this.names = names;
    this.code = code;
    this.whole = whole;
  }

  /** {@code .symtab} of a file; empty where it was stripped. */
  public static Optional<SymbolTable> symtab(ElfFile file) {
    return of(file, Section.SYMTAB, Kind.SYMTAB);
  }

  /**
   * {@code .symtab} of the file in {@code .gnu_debugdata}; empty where there is none.
   *
   * @throws inquest.engine.note.Unreadable when it cannot be unpacked
   */
  public static Optional<SymbolTable> miniDebugInfo(ElfFile file) {
    return MiniDebugInfo.of(file).flatMap(f -> of(f, Section.SYMTAB, Kind.MINI_DEBUG_INFO));
  }

  /** {@code .dynsym} of a file, by its dynamic section where it has no sections. */
  public static Optional<SymbolTable> dynsym(ElfFile file) {
    if (!file.sections().isEmpty()) {
      return of(file, Section.DYNSYM, Kind.DYNSYM);
    }
    SegmentMemory.Builder loaded = new SegmentMemory.Builder();
    for (ProgramHeader header : file.programHeaders()) {
      if (header.type() == ProgramHeader.LOAD) {
        loaded.add(header.vaddr(), file.content(header), new Origin.MappedFile(""));
      }
    }
    return of(new DynamicSection(loaded.freeze(), file.programHeaders(), 0), Kind.DYNSYM);
  }

  /**
   * {@code .dynsym} of a loaded file as memory has it; empty where that was not saved. Of a table
   * that was saved in part, the part.
   *
   * @param programHeaders of the file
   * @param bias what is added to the file's addresses
   */
  public static Optional<SymbolTable> inMemory(
      Memory memory, List<ProgramHeader> programHeaders, long bias) {
    return of(new DynamicSection(memory, programHeaders, bias), Kind.DYNSYM_IN_MEMORY);
  }

  private static Optional<SymbolTable> of(DynamicSection dynamic, Kind kind) {
    return LoadedSymbols.read(dynamic)
        .map(loaded ->
            new SymbolTable(
                kind,
                loaded.entries(),
                loaded.names(),
                CodeRanges.of(dynamic.programHeaders()),
                loaded.whole()));
  }

  private static Optional<SymbolTable> of(ElfFile file, int type, Kind kind) {
    List<Section> sections = file.sections();
    for (Section section : sections) {
      if (section.type() == type && section.link() > 0 && section.link() < sections.size()) {
        Section strings = sections.get(section.link());
        Bytes entries = file.bytes().clipped(section.offset(), section.size());
        Bytes names = file.bytes().clipped(strings.offset(), strings.size());
        if (strings.type() != Section.NOBITS && entries.length() >= ENTRY_BYTES) {
          boolean whole = entries.length() == section.size() && names.length() == strings.size();
          return Optional.of(new SymbolTable(kind, entries, names, CodeRanges.of(file), whole));
        }
      }
    }
    return Optional.empty();
  }

  /** Which table it is. */
  public Kind kind() {
    return kind;
  }

  /** How many symbols it has, those that are not defined among them. */
  public long size() {
    return entries.length() / ENTRY_BYTES;
  }

  Bytes entries() {
    return entries;
  }

  Bytes names() {
    return names;
  }

  CodeRanges code() {
    return code;
  }

  /**
   * Whether nothing of it is missing: only then does a symbol's next neighbour say where it ends.
   */
  boolean whole() {
    return whole;
  }
}
