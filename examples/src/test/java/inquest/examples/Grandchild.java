package inquest.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process that a shell started for us: Java takes the stop of a child of its own for its end. Its
 * output is read line by line; closing ends it.
 */
final class Grandchild implements AutoCloseable {
  private final Process shell;
  private final BufferedReader out;
  private final int pid;

  private Grandchild(Process shell) throws IOException {
    this.shell = shell;
    out = new BufferedReader(new InputStreamReader(shell.getInputStream(), UTF_8));
    pid = Integer.parseInt(out.readLine());
  }

  static Grandchild start(Map<String, String> environment, List<String> words) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "exec 3<&0; \"$@\" <&3 & echo $!; wait", "sh"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new Grandchild(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** A Python program as text, which prints "ready" when it has reached its state. */
  static Grandchild python(Interpreter interpreter, String program, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(interpreter.command());
    words.addAll(List.of("-c", program));
    words.addAll(List.of(arguments));
    Grandchild started = start(interpreter.environment(), words);
    started.awaitReady();
    return started;
  }

  void awaitReady() throws IOException {
    String line = line();
    if (!"ready".equals(line)) {
      close();
      throw new IOException("the program did not get ready: " + line);
    }
  }

  /** The process started, not the shell. */
  int pid() {
    return pid;
  }

  /** The next line that it prints; null at the end. */
  String line() throws IOException {
    return out.readLine();
  }

  /** Tells it that nothing more comes. */
  void endOfInput() throws IOException {
    shell.getOutputStream().close();
  }

  /** Ends it at once. */
  void end() {
    shell.descendants().forEach(ProcessHandle::destroyForcibly);
    shell.destroyForcibly();
  }

  @Override
  public void close() {
    end();
  }
}
