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

  /** The folder that stands for the root of the machine where it was written. */
  private static final Path SOURCES = Path.of("examples", "cores", "demo");

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
    ReportOptions withSources = options.withOnly(home.resolve(SOURCES).normalize());
    // Whoever fetched the project gave the files their times.
    return new CoreCommand(fromHere(sample), Optional.empty(), withSources)
        .run(console, Optional.empty());
  }

  /** The short way to a file below the working directory. */
  static Path fromHere(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.toAbsolutePath().startsWith(here) ? here.relativize(file.toAbsolutePath()) : file;
  }
}
