package inquest.engine.dwarf;

import inquest.engine.dwarf.code.FunctionName;
import inquest.engine.dwarf.code.FunctionNames;
import inquest.engine.dwarf.code.InlineSearch;
import inquest.engine.dwarf.entry.Die;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.Ranges;
import inquest.engine.dwarf.line.LineRow;
import inquest.engine.dwarf.line.LineTable;
import inquest.engine.dwarf.macro.Macros;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Puts the frames of one address together. */
final class FrameReader {
  /** A place in the source. */
  private record Position(Optional<String> file, OptionalInt line, OptionalInt column) {
    static final Position NOWHERE =
        new Position(Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  private final CodeUnit unit;
  private final long address;
  private final FunctionNames names;
  private final SourceText text;
  private final Notes notes;

  FrameReader(CodeUnit unit, long address, FunctionNames names, SourceText text, Notes notes) {
    this.unit = unit;
    this.address = address;
    this.names = names;
    this.text = text;
    this.notes = notes;
  }

  /** The frames, innermost first; empty where the unit knows nothing of the address. */
  List<SourceFrame> frames() {
    List<Die> functions = functions();
    Optional<Position> here = lineTable().flatMap(this::row);
    notes.addAll(unit.notes());
    if (functions.isEmpty()) {
      return here.map(position -> List.of(unnamed(position))).orElse(List.of());
    }
    List<SourceFrame> frames = new ArrayList<>();
    Position position = here.orElse(Position.NOWHERE);
    for (int i = functions.size() - 1; i >= 0; i--) {
      Die function = functions.get(i);
      frames.add(frame(function, position, i > 0));
      position = callSite(function);
    }
    return frames;
  }

  private <T> Optional<T> read(Supplier<T> work) {
    Decoded<T> result = Decoded.of("", work);
    notes.addAll(result.notes());
    return result.toOptional();
  }

  private void note(Unreadable damage) {
    notes.add(Note.warning("", damage.getMessage()));
  }

  /** The subprogram and the inlined calls in it, outermost first. */
  private List<Die> functions() {
    Optional<Die> subprogram = read(() -> unit.functions().at(address)).flatMap(found -> found);
    unit.functions().damage().ifPresent(this::note);
    if (subprogram.isEmpty()) {
      return List.of();
    }
    List<Die> chain = new ArrayList<>(List.of(subprogram.get()));
    read(() -> InlineSearch.find(subprogram.get(), address)).ifPresent(chain::addAll);
    return chain;
  }

  private Optional<LineTable> lineTable() {
    return unit.lines();
  }

  private Optional<Position> row(LineTable table) {
    Optional<LineRow> row = table.row(address);
    if (row.isEmpty()) {
      table.damage().ifPresent(this::note);
    }
    return row.map(r -> position(r.file(), r.line(), r.column()));
  }

  private Position position(long file, long line, long column) {
    Optional<String> path =
        lineTable().flatMap(table -> read(() -> table.path(file))).flatMap(found -> found);
    return new Position(path, positive(line), positive(column));
  }

  private static OptionalInt positive(long value) {
    return value > 0 && value < Integer.MAX_VALUE
        ? OptionalInt.of((int) value)
        : OptionalInt.empty();
  }

  private Position callSite(Die inlined) {
    return inlined.has(Dw.AT_CALL_LINE)
        ? position(
            inlined.number(Dw.AT_CALL_FILE, -1),
            inlined.number(Dw.AT_CALL_LINE, 0),
            inlined.number(Dw.AT_CALL_COLUMN, 0))
        : Position.NOWHERE;
  }

  private SourceFrame frame(Die function, Position position, boolean inlined) {
    Optional<FunctionName> name = read(() -> names.of(function));
    return new SourceFrame(
        name.flatMap(FunctionName::name),
        name.flatMap(FunctionName::linkageName),
        position.file(),
        position.line(),
        position.column(),
        inlined,
        macro(position),
        read(() -> start(function)).orElse(address));
  }

  private Optional<String> macro(Position position) {
    if (position.file().isEmpty() || position.line().isEmpty()) {
      return Optional.empty();
    }
    String path = position.file().get();
    int line = position.line().getAsInt();
    Optional<Macros> macros = unit.macros();
    Optional<String> words = macros.flatMap(m -> text.line(path, line));
    if (macros.isEmpty() || words.isEmpty()) {
      return Optional.empty();
    }
    int column = position.column().orElse(0);
    Optional<String> found =
        read(() -> macros.get().at(path, line, column, words.get())).flatMap(name -> name);
    if (macros.get().incomplete()) {
      notes.add(Note.info("", "the macros of some files are missing: their lists are misnamed"));
    }
    return found;
  }

  /** DWARF 5 section 2.18: where code is entered is said, or is where it starts. */
  private static long start(Die function) {
    long[] pairs = Ranges.of(function);
    long first = pairs.length == 0 ? 0 : pairs[0];
    if (!function.has(Dw.AT_ENTRY_PC)) {
      return first;
    }
    return function.isAddress(Dw.AT_ENTRY_PC)
        ? function.address(Dw.AT_ENTRY_PC)
        : first + function.number(Dw.AT_ENTRY_PC, 0);
  }

  private SourceFrame unnamed(Position position) {
    return new SourceFrame(
        Optional.empty(),
        Optional.empty(),
        position.file(),
        position.line(),
        position.column(),
        false,
        Optional.empty(),
        address);
  }
}
