package inquest.scripts.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code inquest core}: the report of a core file.
 *
 * @param core the core file
 * @param executable the executable that the process ran; absent when the core knows
 * @param options what the report shows
 */
record CoreCommand(Path core, Optional<Path> executable, ReportOptions options) implements Command {
  CoreCommand {
    Objects.requireNonNull(core);
    Objects.requireNonNull(executable);
    Objects.requireNonNull(options);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    throw new Stop(ExitStatus.FAILED, "reading cores is not built yet");
  }
}
