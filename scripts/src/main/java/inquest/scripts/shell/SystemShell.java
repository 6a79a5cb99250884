package inquest.scripts.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Runs command lines of the system's shell, with an answer as their input where there is one. */
final class SystemShell {
  /** What a program's exit status is where the shell did not find it. */
  private static final int NOT_FOUND = 127;

  private final Screen screen;

  SystemShell(Screen screen) {
    this.screen = screen;
  }

  /** Writes an answer to a program. */
  interface Answer {
    void write(Writer out) throws IOException;
  }

  /**
   * Runs a command line to its end.
   *
   * @param input what it reads; empty where it reads what we do
   * @throws CannotDo when it could not be started, or says that it failed
   */
  void run(String commandLine, Optional<Answer> input) throws IOException, CannotDo {
    screen.out().flush();
    Process program = start(commandLine, input.isPresent());
    CompletableFuture<Void> copied =
        screen.terminal()
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.runAsync(() -> copy(program));
    try {
      if (input.isPresent()) {
        feed(program, input.get());
      }
      int status = program.waitFor();
      copied.join();
      if (status != 0) {
        throw new CannotDo(failure(status));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotDo("the command was given up");
    } catch (CompletionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    } finally {
      program.destroy();
    }
  }

  private Process start(String commandLine, boolean input) throws CannotDo {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", commandLine)
            .redirectInput(input ? Redirect.PIPE : Redirect.INHERIT)
            .redirectOutput(screen.terminal() ? Redirect.INHERIT : Redirect.PIPE)
            .redirectError(Redirect.INHERIT);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new CannotDo("/bin/sh cannot be started: " + e.getMessage());
    }
  }

  private static void feed(Process program, Answer answer) throws IOException {
    try (ChildInput in = new ChildInput(program)) {
      answer.write(in);
    } catch (ReaderGone e) {
      // It has read all that it wanted, as head does: nothing is lost that was asked for.
      return;
    }
  }

  private void copy(Process program) {
    try (Reader from = new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8)) {
      from.transferTo(screen.out());
      screen.out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String failure(int status) {
    return status == NOT_FOUND
        ? "the system's shell found no such command"
        : "the command ended with status " + status;
  }
}
