package inquest.scripts.cli;

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
import inquest.engine.Inquest;
import inquest.engine.note.Note;
import inquest.engine.object.Ref;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.Shower;
import inquest.engine.show.spelling.Characters;
import inquest.engine.target.CannotOpen;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Ground;
import inquest.scripts.jython.Hooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code inquest query}: answers to queries about a core file.
 *
 * @param core the core file
 * @param scripts texts of scripts, run in order
 * @param files script files, run before
 * @param format how answers are written
 * @param bareKeys whether only first columns are written, without headings
 * @param parameters values of {@code $name}
 * @param options how the core is opened and values are shown
 */
record QueryCommand(
    Path core,
    List<String> scripts,
    List<Path> files,
    Format format,
    boolean bareKeys,
    Map<String, String> parameters,
    ReportOptions options)
    implements Command {
  private static final int MOST_REASONS = 10;

  /** How answers are written. */
  enum Format {
    /** Tables and trees for a person. */
    TEXT,
    /** One JSON document an answer. */
    JSON,
    /** One JSON object a row. */
    NDJSON,
    /** Comma-separated values. */
    CSV
  }

  QueryCommand {
    Objects.requireNonNull(core);
    scripts = List.copyOf(scripts);
    files = List.copyOf(files);
    Objects.requireNonNull(format);
    parameters = Map.copyOf(parameters);
    Objects.requireNonNull(options);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    files.forEach(f -> ReportOptions.requireFile("--file", f));
    Inquest.Options how =
        options.open(
            Optional.empty(),
            CoreCommand.written(core),
            new ProgressLine(console, InstantSource.system()),
            console.environment());
    try (Hooks hooks = options.hooks(console);
        Inquest inquest = Inquest.open(core, how)) {
      inquest.whyNoPython().ifPresent(Stop::because);
      return ask(inquest, inquest.python().orElseThrow(), hooks, console);
    } catch (CannotOpen e) {
      throw Stop.of(e);
    } catch (CannotLoad e) {
      throw Stop.of(e);
    }
  }

  private ExitStatus ask(Inquest inquest, PythonProcess python, Hooks hooks, Console console)
      throws IOException, CannotLoad {
    Ground ground = options.ground(core.toString(), inquest, python);
    hooks.bind(ground);
    Shower shower = ground.shower(hooks);
    Session session = ground.session(hooks, shower, parameters);
    Writing writing = new Writing(console, python, shower);
    for (Path file : files) {
      run(session, Files.readString(file), writing.beside(file), file + ": ");
    }
    for (String script : scripts) {
      run(session, script, writing, "");
    }
    writing.notes(inquest.notes());
    return options.strict() && writing.leftOut ? ExitStatus.NOTES : ExitStatus.DONE;
  }

  private static void run(Session session, String script, Writing writing, String where)
      throws IOException {
    try {
      session.run(script, writing);
    } catch (QueryError e) {
      throw Stop.at(where + e.pointed(script));
    }
  }

  /** Writes what statements give. */
  private final class Writing implements Session.Listener {
    private final Console console;
    private final PythonProcess python;
    private final Shower shower;
    private final Rendering rendering;
    private Optional<Path> folder = Optional.empty();
    private boolean leftOut;
    private boolean anything;

    Writing(Console console, PythonProcess python, Shower shower) {
      this.console = console;
      this.python = python;
      this.shower = shower;
      this.rendering =
          switch (format) {
            case TEXT ->
                new TextRendering(console.outIsTerminal() ? console.columns() : 0, bareKeys);
            case JSON -> new JsonRendering(target());
            case NDJSON -> new JsonRendering.Lines();
            case CSV -> new CsvRendering();
          };
    }

    private Map<String, String> target() {
      return Map.of(
          "core", core.toString(),
          "python", python.layout().version().toString(),
          "build", python.layout().flavour().word(),
          "architecture", python.image().target().architecture().displayName());
    }

    /** Includes are looked for beside the script that asks. */
    Writing beside(Path file) {
      folder = Optional.ofNullable(file.toAbsolutePath().getParent());
      return this;
    }

    @Override
    public void answer(String query, Answer answer) throws IOException, QueryError {
      separate();
      rendering.write(query, answer, console.out());
      leftOut |= answer.leftOut().lacksSomething();
      if (format != Format.JSON) {
        console.out().flush();
        tell(answer.leftOut());
      }
    }

    private void separate() throws IOException {
      if (anything && format == Format.TEXT && !bareKeys) {
        console.out().append('\n');
      }
      anything = true;
    }

    private void tell(LeftOut left) throws IOException {
      List<LeftOut.Reason> reasons = left.reasons();
      for (LeftOut.Reason reason : reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))) {
        console.complain(sentence(reason));
      }
      if (reasons.size() > MOST_REASONS) {
        console.complain(
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
        console.out().append(Characters.safe(line)).append('\n');
      }
    }

    @Override
    public void value(Cell cell, OptionalInt depth) throws IOException {
      separate();
      Shower within =
          depth.isPresent()
              ? shower.within(options.values().limits().withDepth(depth.getAsInt()))
              : shower;
      PythonValues deep = new PythonValues(python.objects(), within);
      console.out().append(CellText.of(object(cell), deep)).append('\n');
    }

    /** A bare address is printed as the object there. */
    private Cell object(Cell cell) {
      return cell instanceof Cell.Known known && known.value() instanceof Value.Address at
          ? new Cell.Known(new Value.Python(new Ref(at.value())))
          : cell;
    }

    @Override
    public String include(String path) throws IOException {
      return Files.readString(folder.map(f -> f.resolve(path)).orElse(Path.of(path)));
    }

    /** What concerns the whole process. */
    void notes(List<Note> all) throws IOException {
      if (format == Format.TEXT && options.verbose()) {
        for (Note note : all) {
          console.complain(note.toString());
        }
      }
    }
  }
}
