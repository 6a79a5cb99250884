package inquest.examples;

import inquest.dsl.relation.Cancellation;
import inquest.engine.Inquest;
import inquest.engine.show.ShowLimits;
import inquest.engine.target.CannotOpen;
import inquest.scripts.shell.CannotDo;
import inquest.scripts.shell.HookLoader;
import inquest.scripts.shell.LineInput;
import inquest.scripts.shell.Opening;
import inquest.scripts.shell.PlainScreen;
import inquest.scripts.shell.Settings;
import inquest.scripts.shell.Shell;
import inquest.scripts.shell.Workplace;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shells over the sample core, which is unpacked once for all of them. */
final class DemoShell implements AutoCloseable {
  private static final Path CORE = Path.of("cores/demo.core.xz");
  private static final Path SOURCES = Path.of("cores/demo");

  private final Inquest inquest;

  DemoShell() throws CannotOpen {
    inquest = Product.open(CORE, Optional.of(SOURCES));
  }

  /**
   * What came of it.
   *
   * @param failed whether something could not be done
   * @param out the answers
   * @param err what was wrong
   */
  record Outcome(boolean failed, String out, String err) {}

  /** What a new shell makes of some lines. */
  Outcome say(String lines) throws IOException, CannotOpen, CannotDo {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Shell shell = shell(out, err, false, Optional.empty());
    new LineInput(shell, new StringReader(lines)).run();
    return new Outcome(shell.failed(), out.toString(), err.toString());
  }

  /** A new shell; it is not closed, for the core is everyone's. */
  Shell shell(StringWriter out, StringWriter err, boolean changes, Optional<HookLoader> hooks)
      throws CannotOpen, CannotDo {
    Opening opening =
        new Opening() {
          private final List<Inquest> opened = new ArrayList<>();

          @Override
          public String name() {
            return CORE.toString();
          }

          @Override
          public boolean changes() {
            return changes;
          }

          @Override
          public Inquest open() throws CannotOpen {
            if (!changes) {
              return inquest;
            }
            Inquest own = Product.open(CORE, Optional.of(SOURCES));
            opened.add(own);
            return own;
          }

          @Override
          public void close() {
            opened.forEach(Inquest::close);
          }
        };
    Workplace work =
        new Workplace(
            opening,
            new Settings(ShowLimits.defaults(), false, false),
            hooks,
            Map.of("who", "worker-1"),
            new Cancellation());
    return new Shell(
        work,
        new PlainScreen(
            out,
            (sentence, place) -> {
              err.write(sentence + "\n");
              place.forEach(l -> err.write(l + "\n"));
            },
            false,
            0,
            0,
            false,
            Map.of("HOME", "/nowhere")));
  }

  @Override
  public void close() {
    inquest.close();
  }
}
