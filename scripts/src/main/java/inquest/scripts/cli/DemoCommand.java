package inquest.scripts.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code inquest demo}: the report of a sample core.
 *
 * @param options what the report shows
 */
record DemoCommand(ReportOptions options) implements Command {
  /** The sample, below the folder of the project. */
  private static final Path SAMPLE = Path.of("examples", "cores", "demo.core.xz");

  DemoCommand {
    Objects.requireNonNull(options);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    Path home =
        console
            .home()
            .orElseThrow(() ->
                new Stop(
                    ExitStatus.FAILED,
                    "the sample core is part of the project's folder, which is not known here;"
                        + " start scripts/inquest"));
    Path sample = home.resolve(SAMPLE).normalize();
    if (!Files.exists(sample)) {
      throw new Stop(
          ExitStatus.FAILED, "the sample core " + sample + " is missing; get the project anew");
    }
    return new CoreCommand(sample, Optional.empty(), options).run(console);
  }
}
