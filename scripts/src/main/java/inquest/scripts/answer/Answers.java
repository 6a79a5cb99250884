package inquest.scripts.answer;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.Answer;
import inquest.dsl.eval.LeftOut;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.dsl.render.CellText;
import inquest.dsl.render.CsvRendering;
import inquest.dsl.render.JsonRendering;
import inquest.dsl.render.Rendering;
import inquest.dsl.render.TextRendering;
import inquest.engine.object.Ref;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Writes what statements give, and says of each answer what it lacks. */
public final class Answers implements Session.Listener {
  private static final int MOST_REASONS = 10;

  /** What was written last, which decides whether a blank line comes next. */
  private enum Last {
    NOTHING,
    ECHO,
    ANSWER
  }

  private final Subject subject;
  private final Form form;
  private final Writer out;
  private final Complaints complaints;
  private final Rendering rendering;
  private final Set<String> told = new HashSet<>();
  private boolean once;
  private boolean talking;
  private Set<String> commands = Set.of();
  private Optional<Path> folder = Optional.empty();
  private boolean lacking;
  private Last last = Last.NOTHING;

  /**
   * @param subject what the statements are about
   * @param form the form of answers
   * @param out where they go
   * @param complaints takes what they lack
   */
  public Answers(Subject subject, Form form, Writer out, Complaints complaints) {
    this.subject = Objects.requireNonNull(subject);
    this.form = Objects.requireNonNull(form);
    this.out = Objects.requireNonNull(out);
    this.complaints = Objects.requireNonNull(complaints);
    this.rendering =
        switch (form.format()) {
          case TEXT -> new TextRendering(form.columns(), form.bareKeys());
          case JSON -> new JsonRendering(subject.facts());
          case NDJSON -> new JsonRendering.Lines();
          case CSV -> new CsvRendering();
        };
  }

  /** Includes are looked for beside the script that asks. */
  public Answers beside(Path file) {
    folder = Optional.ofNullable(file.toAbsolutePath().getParent());
    return this;
  }

  /** Tells each reason once: an investigation asks the same thing in several ways. */
  public Answers tellingOnce() {
    once = true;
    return this;
  }

  /**
   * Answers a person: where print has no value, only why is told.
   *
   * @param words commands, which no query may be named like
   */
  public Answers talking(Set<String> words) {
    talking = true;
    commands = Set.copyOf(words);
    return this;
  }

  /** Whether an answer so far lacked something that was asked for. */
  public boolean lacking() {
    return lacking;
  }

  @Override
  public void answer(String query, Answer answer) throws IOException, QueryError {
    separate(Last.ANSWER);
    rendering.write(query, answer, out);
    lacking |= answer.leftOut().lacksSomething();
    if (form.format() != Format.JSON) {
      out.flush();
      tell(answer.leftOut());
    }
  }

  /** A blank line before an answer and before what is echoed after one. */
  private void separate(Last next) throws IOException {
    boolean together = last == Last.NOTHING || last == Last.ECHO;
    if (!together && form.format() == Format.TEXT && !form.bareKeys()) {
      out.append('\n');
    }
    last = next;
  }

  @Override
  public void leftOut(LeftOut left) throws IOException {
    lacking |= left.lacksSomething();
    out.flush();
    tell(left);
  }

  private void tell(LeftOut left) throws IOException {
    List<String> sentences =
        left.reasons().stream().map(Answers::sentence).filter(this::isToBeTold).toList();
    for (String sentence : sentences.subList(0, Math.min(MOST_REASONS, sentences.size()))) {
      complaints.complain(sentence);
    }
    if (sentences.size() > MOST_REASONS) {
      complaints.complain(
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
    rendering.text(lines, out);
  }

  @Override
  public void echo(List<String> lines) throws IOException {
    separate(Last.ECHO);
    rendering.text(lines, out);
  }

  @Override
  public void value(Cell cell, OptionalInt depth) throws IOException {
    if (cell instanceof Cell.Absent absent) {
      out.flush();
      complaints.complain(absent.why().orElse("no value"));
      if (talking && form.format() == Format.TEXT) {
        return;
      }
    }
    separate(Last.ANSWER);
    PythonValues values = depth.isPresent() ? subject.values(depth.getAsInt()) : subject.values();
    rendering.text(List.of(CellText.of(object(cell), values)), out);
  }

  /** A bare address is printed as the object there. */
  private static Cell object(Cell cell) {
    return cell instanceof Cell.Known known && known.value() instanceof Value.Address at
        ? new Cell.Known(new Value.Python(new Ref(at.value())))
        : cell;
  }

  @Override
  public boolean isCommand(String word) {
    return commands.contains(word);
  }

  @Override
  public String include(String path) throws IOException {
    return Files.readString(folder.map(f -> f.resolve(path)).orElse(Path.of(path)));
  }
}
