package inquest.dsl.relations;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Shortfall;
import inquest.dsl.relations.Process.ThreadFrame;
import inquest.engine.note.Note;
import inquest.engine.report.SourceFiles;
import inquest.engine.report.SourceLine;
import inquest.engine.runtime.CodeObject;
import inquest.engine.runtime.Position;
import inquest.engine.stack.NativeCall;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The source of frames, from the files of the analysing machine. */
final class SourceLines {
  private final Process process;
  private final Set<Note> told = new HashSet<>();
  private Optional<SourceFiles> files = Optional.empty();
  private Optional<Shortfall> shortfall = Optional.empty();

  SourceLines(Process process) {
    this.process = process;
  }

  /** What an answer lacks from now on is told to this. */
  void tell(Shortfall to) {
    if (!shortfall.equals(Optional.of(to))) {
      shortfall = Optional.of(to);
      told.clear();
    }
  }

  /** The line that a frame is at; absent where its file cannot be found. */
  Cell of(ThreadFrame frame) {
    return cell(file(frame), find(frame));
  }

  /** The line that native code is at; absent where its file cannot be found. */
  Cell of(NativeCall call) {
    if (call.file().isEmpty() || call.line().isEmpty()) {
      return Cell.ABSENT;
    }
    return cell(call.file(), files().nativeLine(call.file().get(), call.line().getAsInt()));
  }

  /** What is doubtful about a file is told once. */
  private Cell cell(Optional<String> file, Optional<SourceLine> line) {
    file.flatMap(f -> files().doubt(f))
        .filter(told::add)
        .ifPresent(note -> shortfall.ifPresent(s -> s.note(note)));
    return line.map(l -> Cell.text(l.text().strip())).orElse(Cell.ABSENT);
  }

  /** The same as a detail; says where the file is newer than the core. */
  Detail.Content detail(ThreadFrame frame) {
    Optional<SourceLine> line = find(frame);
    return new Detail.Lines(
        line.map(l ->
                List.of(l.text().strip() + (l.newer() ? "   (the file was changed since)" : "")))
            .orElse(List.of("(its source was not found)")));
  }

  private Optional<SourceLine> find(ThreadFrame frame) {
    Optional<CodeObject> code = frame.frame().code().toOptional();
    Optional<String> file = file(frame);
    OptionalInt line =
        frame.frame().position().toOptional().map(Position::line).orElse(OptionalInt.empty());
    if (file.isEmpty() || line.isEmpty()) {
      return Optional.empty();
    }
    String function = code.get().name().toOptional().orElse("");
    return files().line(file.get(), line.getAsInt(), code.get().firstLine(), function);
  }

  private static Optional<String> file(ThreadFrame frame) {
    return frame.frame().code().toOptional().flatMap(c -> c.filename().toOptional());
  }

  private SourceFiles files() {
    if (files.isEmpty()) {
      files = Optional.of(process.inquest().sources());
    }
    return files.get();
  }
}
