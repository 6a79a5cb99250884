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
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes what statements give, and says of each answer what it lacks. */
public final class Answers implements Session.Listener {
  private static final int MOST_REASONS = 10;

  private final Subject subject;
  private final Form form;
  private final Writer out;
  private final Complaints complaints;
  private final Rendering rendering;
  private Optional<Path> folder = Optional.empty();
  private boolean lacking;
  private boolean anything;

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

  /** Whether an answer so far lacked something that was asked for. */
  public boolean lacking() {
    return lacking;
  }

  @Override
  public void answer(String query, Answer answer) throws IOException, QueryError {
    separate();
    rendering.write(query, answer, out);
    lacking |= answer.leftOut().lacksSomething();
    if (form.format() != Format.JSON) {
      out.flush();
      tell(answer.leftOut());
    }
  }

  private void separate() throws IOException {
    if (anything && form.format() == Format.TEXT && !form.bareKeys()) {
      out.append('\n');
    }
    anything = true;
  }

  private void tell(LeftOut left) throws IOException {
    List<LeftOut.Reason> reasons = left.reasons();
    for (LeftOut.Reason reason : reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))) {
      complaints.complain(sentence(reason));
    }
    if (reasons.size() > MOST_REASONS) {
      complaints.complain(
          (reasons.size() - MOST_REASONS) + " more reasons; --format json has them all");
    }
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
    separate();
    for (String line : lines) {
      out.append(Characters.safe(line)).append('\n');
    }
  }

  @Override
  public void value(Cell cell, OptionalInt depth) throws IOException {
    separate();
    PythonValues values = depth.isPresent() ? subject.values(depth.getAsInt()) : subject.values();
    out.append(CellText.of(object(cell), values)).append('\n');
  }

  /** A bare address is printed as the object there. */
  private static Cell object(Cell cell) {
    return cell instanceof Cell.Known known && known.value() instanceof Value.Address at
        ? new Cell.Known(new Value.Python(new Ref(at.value())))
        : cell;
  }

  @Override
  public String include(String path) throws IOException {
    return Files.readString(folder.map(f -> f.resolve(path)).orElse(Path.of(path)));
  }
}
