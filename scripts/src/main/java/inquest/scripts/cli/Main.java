package inquest.scripts.cli;

import inquest.scripts.answer.Fault;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The command line: understands the words, runs the command, and says how it ended. */
public final class Main {
  private static final int BUFFER_BYTES = 1 << 14;

  private static final int USUAL_COLUMNS = 100;
  private static final int FEWEST_COLUMNS = 40;

  /** What a shell reports of a process that a closed pipe ended: 128 and SIGPIPE's number. */
  private static final int CLOSED_PIPE = 128 + 13;

  private Main() {}

  /** Runs one command and exits with its status. */
  public static void main(String[] args) {
    int status = run(args, console());
    // Returning ends the process as well, and does not start the JDK's logging as exit does.
    if (status != ExitStatus.DONE.number()) {
      System.exit(status);
    }
  }

  /** The process's own streams and environment; what the launcher knows comes as properties. */
  static Console console() {
    return new Console(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Boolean.getBoolean("inquest.out.terminal"),
        Boolean.getBoolean("inquest.err.terminal"),
        Math.max(Integer.getInteger("inquest.columns", USUAL_COLUMNS), FEWEST_COLUMNS),
        System.getenv(),
        Optional.ofNullable(System.getProperty("inquest.home")).map(Path::of),
        new Input(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8),
            Boolean.getBoolean("inquest.in.terminal")));
  }

  /**
   * Runs one command. A failure of any kind becomes a sentence on the error stream.
   *
   * @return the exit status
   */
  public static int run(String[] args, Console console) {
    try {
      try {
        ExitStatus status = Arguments.parse(args, Files::exists).run(console);
        console.out().flush();
        return status.number();
      } catch (Stop stop) {
        console.out().flush();
        console.complain(stop.getMessage(), stop.place());
        return stop.status().number();
      }
    } catch (FileSystemException e) {
      return complain(console, e.getFile() + " cannot be read: " + reason(e));
    } catch (IOException e) {
      return cannotWrite(e, console);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return complain(console, Fault.sentence(e));
    }
  }

  private static int cannotWrite(IOException e, Console console) {
    String why = String.valueOf(e.getMessage());
    if (why.contains("Broken pipe")) {
      return CLOSED_PIPE;
    }
    try {
      console.complain("the answer could not be written: " + why);
    } catch (IOException lost) {
      // The error stream is gone as well: the exit status is all that is left to say.
      return ExitStatus.FAILED.number();
    }
    return ExitStatus.FAILED.number();
  }

  private static String reason(FileSystemException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException gone -> "it does not exist";
      default -> Objects.requireNonNullElse(e.getReason(), e.getClass().getSimpleName());
    };
  }

  private static int complain(Console console, String sentence) {
    try {
      console.out().flush();
      console.complain(sentence);
    } catch (IOException lost) {
      // The streams are gone: the exit status is all that is left to say.
      return ExitStatus.FAILED.number();
    }
    return ExitStatus.FAILED.number();
  }

  /** Text is UTF-8 whatever the locale says, as Python's own is. */
  private static Writer writer(FileDescriptor stream) {
    return new BufferedWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), BUFFER_BYTES);
  }
}
