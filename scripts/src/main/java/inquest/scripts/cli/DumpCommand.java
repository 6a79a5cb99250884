package inquest.scripts.cli;

import inquest.engine.note.Limits;
import inquest.engine.note.Note;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.live.CoreDump;
import inquest.engine.target.live.LiveProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;

/**
 * {@code inquest dump}: a core of a living process, which lives on.
 *
 * @param pid the process
 * @param file the core
 * @param options how it is written
 */
record DumpCommand(int pid, Path file, CoreDump.Options options) implements Command {
  DumpCommand {
    Objects.requireNonNull(file);
    Objects.requireNonNull(options);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    CoreDump.Written written;
    try (LiveProcess process = LiveProcess.open(pid, Limits.defaults())) {
      written =
          CoreDump.write(process, file, options, new ProgressLine(console, InstantSource.system()));
    } catch (CannotOpen e) {
      throw Stop.of(e);
    }
    console.out().append(Console.harmless(sentence(written))).append('\n');
    console.out().flush();
    for (Note note : written.notes()) {
      console.complain(note.toString());
    }
    return ExitStatus.DONE;
  }

  private String sentence(CoreDump.Written written) {
    String whole =
        "%s: %s, %d bytes, %d of them on disk; process %d stood still for %d ms"
            .formatted(
                file,
                written.threads() == 1 ? "1 thread" : written.threads() + " threads",
                written.length(),
                written.onDisk(),
                pid,
                written.stood().toMillis());
    return options.still()
        ? whole
        : whole
            + ", and %d bytes were copied while it ran on: they are not of one moment"
                .formatted(written.copiedRunning());
  }
}
