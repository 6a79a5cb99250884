package inquest.scripts.cli;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.Answer;
import inquest.dsl.eval.LeftOut;
import inquest.dsl.relation.Cell;
import inquest.dsl.render.CellText;
import inquest.dsl.render.CsvRendering;
import inquest.dsl.render.JsonRendering;
import inquest.dsl.render.Rendering;
import inquest.dsl.render.TextRendering;
import inquest.engine.note.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Writes what the statements of a script give, in one format. */
final class AnswerWriter implements Session.Listener {
  private static final int MOST_REASONS = 10;

  /** What was written last, which decides whether a blank line comes next. */
  private enum Last {
    NOTHING,
    ECHO,
    ANSWER
  }

  private final Console console;
  private final QueryCommand.Format format;
  private final boolean bareKeys;
  private final Questions questions;
  private final Rendering rendering;
  private final Set<String> told = new HashSet<>();
  private Optional<Path> folder = Optional.empty();
  private boolean once;
  private boolean lacksSomething;
  private Last last = Last.NOTHING;

  /**
   * @param core what the answers are about
   * @param bareKeys whether only first columns are written, without headings
   */
  AnswerWriter(
      Console console,
      Path core,
      QueryCommand.Format format,
      boolean bareKeys,
      Questions questions) {
    this.console = console;
    this.format = format;
    this.bareKeys = bareKeys;
    this.questions = questions;
    this.rendering =
        switch (format) {
          case TEXT -> new TextRendering(console.outIsTerminal() ? console.columns() : 0, bareKeys);
          case JSON -> new JsonRendering(target(core));
          case NDJSON -> new JsonRendering.Lines();
          case CSV -> new CsvRendering();
        };
  }

  private Map<String, String> target(Path core) {
    return Map.of(
        "core", core.toString(),
        "python", questions.python().layout().version().toString(),
        "build", questions.python().layout().flavour().word(),
        "architecture", questions.python().image().target().architecture().displayName());
  }

  /** Includes are looked for beside the script that asks. */
  AnswerWriter beside(Path file) {
    folder = Optional.ofNullable(file.toAbsolutePath().getParent());
    return this;
  }

  /** Tells each reason once: an investigation asks the same thing in several ways. */
  AnswerWriter tellingOnce() {
    once = true;
    return this;
  }

  /** Whether an answer lacked something that was asked for. */
  boolean lacksSomething() {
    return lacksSomething;
  }

  @Override
  public void answer(String query, Answer answer) throws IOException, QueryError {
    separate(Last.ANSWER);
    rendering.write(query, answer, console.out());
    lacksSomething |= answer.leftOut().lacksSomething();
    if (format != QueryCommand.Format.JSON) {
      console.out().flush();
      tell(answer.leftOut());
    }
  }

  /** A blank line before an answer and before what is echoed after one. */
  private void separate(Last next) throws IOException {
    boolean together = last == Last.NOTHING || last == Last.ECHO;
    if (!together && format == QueryCommand.Format.TEXT && !bareKeys) {
      console.out().append('\n');
    }
    last = next;
  }

  @Override
  public void leftOut(LeftOut left) throws IOException {
    lacksSomething |= left.lacksSomething();
    console.out().flush();
    tell(left);
  }

  private void tell(LeftOut left) throws IOException {
    List<String> sentences =
        left.reasons().stream().map(AnswerWriter::sentence).filter(this::isToBeTold).toList();
    for (String sentence : sentences.subList(0, Math.min(MOST_REASONS, sentences.size()))) {
      console.complain(sentence);
    }
    if (sentences.size() > MOST_REASONS) {
      console.complain(
          (sentences.size() - MOST_REASONS) + " more reasons; --format json has them all");
    }
  }

  private boolean isToBeTold(String sentence) {
    return told.add(sentence) || !once;
  }

  private static String sentence(LeftOut.Reason reason) {
    String rows = reason.count() == 1 ? "1 row was" : reason.count() + " rows were";
    return switch (reason.cause()) {
      case UNKNOWN ->
          rows + " left out, for it could not be told whether they fit: " + reason.why();
      case LIMIT -> reason.count() == 0 ? reason.why() : rows + " " + reason.why();
      case NOTE -> reason.why();
    };
  }

  @Override
  public void text(List<String> lines) throws IOException {
    separate(Last.ANSWER);
    rendering.text(lines, console.out());
  }

  @Override
  public void echo(List<String> lines) throws IOException {
    separate(Last.ECHO);
    rendering.text(lines, console.out());
  }

  @Override
  public void value(Cell cell, OptionalInt depth) throws IOException {
    separate(Last.ANSWER);
    rendering.text(
        List.of(CellText.of(Questions.object(cell), questions.spelling(depth))), console.out());
  }

  @Override
  public String include(String path) throws IOException {
    return Files.readString(folder.map(f -> f.resolve(path)).orElse(Path.of(path)));
  }

  /** What concerns the whole process. */
  void notes(List<Note> all) throws IOException {
    if (format == QueryCommand.Format.TEXT && questions.verbose()) {
      for (Note note : all) {
        console.complain(note.toString());
      }
    }
  }
}
