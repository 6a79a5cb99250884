package inquest.scripts.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * {@code inquest layout}: where the fields of an interpreter's structures lie, and how that is
 * known.
 *
 * @param target an interpreter, its shared library, or a core of one
 * @param layouts layout files that override what is known
 */
record LayoutCommand(Path target, List<Path> layouts) implements Command {
  LayoutCommand {
    Objects.requireNonNull(target);
    layouts = List.copyOf(layouts);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    throw new Stop(ExitStatus.FAILED, "showing layouts is not built yet");
  }
}
