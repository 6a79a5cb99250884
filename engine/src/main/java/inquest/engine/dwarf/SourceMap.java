package inquest.engine.dwarf;

import inquest.engine.dwarf.code.FunctionNames;
import inquest.engine.dwarf.code.UnitLocator;
import inquest.engine.dwarf.entry.DebugSections;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.dwarf.entry.UnitFile;
import inquest.engine.elf.ElfFile;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says which functions, inlined calls and macros, and which file, line and column, an address of
 * code is in, from the DWARF 2 to 5 debug information of one file. Cost: a first question reads the
 * header and the functions of the unit that has the address and runs its line program; further ones
 * about that unit find both ready. Safe to use from several threads, one at a time gets an answer.
 */
public final class SourceMap {
  private final UnitLocator locator;
  private final SplitUnits splitUnits;
  private final FunctionNames names = new FunctionNames();
  private final Map<Unit, CodeUnit> units = new HashMap<>();

  private SourceMap(UnitFile file, SplitFiles splitFiles) {
    locator = new UnitLocator(file);
    splitUnits = new SplitUnits(splitFiles);
  }

  /** Whether the file has debug information. */
  public static boolean canRead(ElfFile file) {
    return DebugSections.present(file);
  }

  /**
   * The name that the file gives for its supplementary file; empty where it needs none. A relative
   * name counts from the folder of the file.
   */
  public static Optional<String> supplementName(ElfFile file) {
    return DebugSections.supplementName(file);
  }

  /**
   * A map of one file. Nothing is read before the first question.
   *
   * @param file the linked file, or the one that its debug information was moved to
   * @param supplement the file that {@link #supplementName} asks for; asked at most once, when an
   *     entry leads there
   * @param splitFiles finds .dwo and .dwp files
   */
  public static SourceMap of(
      ElfFile file, Supplier<Optional<ElfFile>> supplement, SplitFiles splitFiles) {
    return new SourceMap(UnitFile.of(file, supplement), splitFiles);
  }

  /** What {@link #at(long, SourceText)} says without source files: no macro is named. */
  public Decoded<List<SourceFrame>> at(long fileAddress) {
    return at(fileAddress, SourceText.none());
  }

  /**
   * The frames at an address, innermost first: inlined calls, and at last the function that they
   * are inlined in. The innermost stands where the line table says, each other one where it calls
   * the one before it. Empty where the debug information does not cover the address; one frame
   * without a function where only the line table does. What could not be read is in the notes.
   *
   * @param fileAddress as the file counts ({@code p_vaddr}). Of a caller that is the address of the
   *     call, not the one that it returns to
   * @param text source files, for the names of macros
   */
  public synchronized Decoded<List<SourceFrame>> at(long fileAddress, SourceText text) {
    Notes notes = new Notes();
    Decoded<List<Unit>> candidates = Decoded.of("", () -> locator.at(fileAddress));
    notes.addAll(candidates.notes());
    List<SourceFrame> frames = List.of();
    for (Unit unit : candidates.toOptional().orElse(List.of())) {
      CodeUnit code = units.computeIfAbsent(unit, u -> new CodeUnit(u, splitUnits));
      List<SourceFrame> here = new FrameReader(code, fileAddress, names, text, notes).frames();
      if (frames.isEmpty()) {
        frames = here;
      }
      if (!here.isEmpty() && here.getLast().function().isPresent()) {
        frames = here;
        break;
      }
    }
    if (frames.isEmpty()) {
      locator.damage().forEach(e -> notes.add(Note.warning("", e.getMessage())));
    }
    List<Note> said = notes.toList();
    return said.isEmpty() ? new Decoded.Whole<>(frames) : new Decoded.Partial<>(frames, said);
  }

  /** How much was read so far. */
  synchronized Work work() {
    int programs = 0;
    for (CodeUnit unit : units.values()) {
      programs += unit.ranLines() ? 1 : 0;
    }
    return new Work(units.size(), programs, locator.rootsRead());
  }

  /**
   * How much was read.
   *
   * @param units units whose code was asked for
   * @param linePrograms line programs that were run
   * @param roots times that the first entry of a unit was looked at
   */
  record Work(int units, int linePrograms, int roots) {}
}
