package inquest.engine.dwarf;

import inquest.engine.dwarf.code.FunctionIndex;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.dwarf.line.LineTable;
import inquest.engine.dwarf.macro.Macros;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A unit with code, as far as it was asked for. What cannot be read is noted once and missing from
 * then on. Belongs to one thread.
 */
final class CodeUnit {
  private final Unit linked;
  private final SplitUnits splitUnits;
  private final List<Note> notes = new ArrayList<>();
  private Unit entries;
  private FunctionIndex functions;
  private Optional<LineTable> lines;
  private Optional<Macros> macros;

  /**
   * @param linked the unit in the linked file: a whole one or a skeleton
   */
  CodeUnit(Unit linked, SplitUnits splitUnits) {
    this.linked = linked;
    this.splitUnits = splitUnits;
  }

  /** The unit with the entries: in the .dwo file, where it is split and that was found. */
  Unit entries() {
    if (entries == null) {
      entries = linked;
      take(Decoded.of("", () -> SplitUnits.name(linked)))
          .flatMap(name -> name)
          .flatMap(name -> take(Decoded.of("", () -> splitUnits.find(linked, name))))
          .ifPresent(unit -> entries = unit);
    }
    return entries;
  }

  /** Its functions. */
  FunctionIndex functions() {
    if (functions == null) {
      functions = new FunctionIndex(entries());
    }
    return functions;
  }

  /** Its line table; empty where it has none or that cannot be read. */
  Optional<LineTable> lines() {
    if (lines == null) {
      lines = take(Decoded.of("", this::readLines)).flatMap(table -> table);
    }
    return lines;
  }

  private Optional<LineTable> readLines() {
    OptionalLong offset = linked.root().number(Dw.AT_STMT_LIST);
    return offset.isEmpty()
        ? Optional.empty()
        : Optional.of(LineTable.read(linked, offset.getAsLong()));
  }

  /** Its macros; empty where the debug information has none. */
  Optional<Macros> macros() {
    if (macros == null) {
      macros =
          take(Decoded.of("", () -> lines().flatMap(table -> Macros.of(entries(), table))))
              .flatMap(found -> found);
    }
    return macros;
  }

  private <T> Optional<T> take(Decoded<T> result) {
    notes.addAll(result.notes());
    return result.toOptional();
  }

  /** What of the unit could not be read so far. */
  List<Note> notes() {
    return notes;
  }

  /** Whether its line program was run. */
  boolean ranLines() {
    return lines != null && lines.isPresent() && lines.get().wasRun();
  }
}
