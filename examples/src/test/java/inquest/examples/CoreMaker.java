package inquest.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a fixture program until it has reached its state, and has a core written of it. */
final class CoreMaker {
  private static final int UNSUPPORTED = 77;
  private static final String GCORE_OUTPUT = "output-of-gcore";
  private static final Path PROGRAMS = Path.of("programs");

  /**
   * What cores hold by default; a JVM wants pages of files in its own, and children inherit that.
   */
  private static final String USUAL_CORE = "echo 0x33 > /proc/self/coredump_filter; ";

  private static final String AS_CHILD = "ulimit -c unlimited && exec \"$@\"";

  /** Java takes the stop of a child of its own for its end. */
  private static final String AS_GRANDCHILD = "\"$@\"; exit $?";

  /** Who writes the core. */
  enum Writer {
    /** The kernel, at a fatal signal. */
    KERNEL,
    /** gdb, of a process that goes on. */
    GCORE
  }

  /**
   * A program to run and how it is to die.
   *
   * @param program its file in examples/programs
   * @param death one of those of account.py
   * @param more arguments after these
   * @param files files to lie beside the program
   */
  record Fixture(String program, String death, List<String> more, List<Path> files) {
    Fixture {
      more = List.copyOf(more);
      files = List.copyOf(files);
    }

    static Fixture of(String program, String death, String... more) {
      return new Fixture(program, death, List.of(more), List.of());
    }

    Fixture with(List<Path> beside) {
      return new Fixture(program, death, more, beside);
    }

    @Override
    public String toString() {
      return String.join(" ", Stream.concat(Stream.of(program, death), more.stream()).toList());
    }
  }

  /**
   * A core and the account of the process. Closing removes both.
   *
   * @param interpreter what ran
   * @param folder holds them, the program too
   * @param core the core file
   * @param account the process's own
   * @param lossy whether gdb left out memory that it could not read: it gives up on the whole stack
   *     of a thread whose guard page is part of the mapping, as newer C libraries have it
   */
  record Made(Interpreter interpreter, Path folder, Path core, Account account, boolean lossy)
      implements AutoCloseable {
    /**
     * The folder to put before the paths that the core names, where it is not this machine's own.
     */
    Optional<Path> sysroot() {
      return interpreter.root();
    }

    @Override
    public void close() {
      remove(folder);
    }
  }

  /** Why no cores can be made here, where they cannot. */
  static Optional<String> obstacle() {
    try {
      String pattern = Files.readString(Path.of("/proc/sys/kernel/core_pattern")).trim();
      return pattern.startsWith("|") || pattern.contains("/")
          ? Optional.of("cores go elsewhere here (kernel.core_pattern is " + pattern + ")")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("this is no Linux: " + e.getMessage());
    }
  }

  /** Makes a core; ends the test, aloud, where the machine or the version cannot. */
  Made make(Interpreter interpreter, Fixture fixture, Writer writer)
      throws IOException, InterruptedException {
    if (writer == Writer.KERNEL && obstacle().isPresent()) {
      throw Skip.because(interpreter + " " + fixture, obstacle().get());
    }
    Path folder =
        Files.createTempDirectory(
            interpreter.root().map(root -> root.resolve("tmp")).orElse(temporary()), "inquest-");
    boolean made = false;
    try {
      copyPrograms(folder, fixture.files());
      Path account = folder.resolve("account.json");
      Process process = start(interpreter, fixture, folder, account, AS_CHILD);
      try {
        Path core = awaitCore(interpreter, fixture, writer, folder, process);
        made = true;
        return new Made(interpreter, folder, core, Account.read(account), lossy(folder));
      } finally {
        process.destroyForcibly().waitFor();
      }
    } finally {
      if (!made) {
        remove(folder);
      }
    }
  }

  /**
   * A process that has reached its state and lives. Closing ends it.
   *
   * @param interpreter what runs
   * @param folder holds the program
   * @param process the shell that became the program
   * @param account the program's own
   */
  record Living(Interpreter interpreter, Path folder, Process process, Account account)
      implements AutoCloseable {
    /** Its process id, as this machine has it. */
    int pid() {
      return account.pid();
    }

    /** Its threads now, as this machine has them. */
    List<Integer> tids() throws IOException {
      try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid() + "/task"))) {
        return tasks.map(task -> Integer.valueOf(task.getFileName().toString())).sorted().toList();
      }
    }

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      remove(folder);
    }
  }

  /** Starts a program and waits until it has reached its state. */
  Living live(Interpreter interpreter, Fixture fixture) throws IOException, InterruptedException {
    Path folder =
        Files.createTempDirectory(
            interpreter.root().map(root -> root.resolve("tmp")).orElse(temporary()), "inquest-");
    boolean ready = false;
    try {
      copyPrograms(folder, fixture.files());
      Path account = folder.resolve("account.json");
      Process process = start(interpreter, fixture, folder, account, AS_GRANDCHILD);
      try {
        awaitReady(interpreter, fixture, folder, process);
        ready = true;
        return new Living(interpreter, folder, process, Account.read(account));
      } finally {
        if (!ready) {
          process.destroyForcibly().waitFor();
        }
      }
    } finally {
      if (!ready) {
        remove(folder);
      }
    }
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static Process start(
      Interpreter interpreter, Fixture fixture, Path folder, Path account, String how)
      throws IOException {
    // the program reads a folder name of its own: a root changes the working directory
    Path inside = interpreter.inside(folder);
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", USUAL_CORE + how, "sh"));
    command.addAll(interpreter.command());
    command.add(inside.resolve("programs").resolve(fixture.program()).toString());
    command.add(interpreter.inside(account).toString());
    command.add(fixture.death());
    command.addAll(fixture.more());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    Map<String, String> environment = builder.environment();
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("LC_ALL", "C.UTF-8");
    // one heap for all threads: smaller cores
    environment.put("MALLOC_ARENA_MAX", "1");
    environment.put("ACCOUNT_FOLDER", inside.toString());
    environment.putAll(interpreter.environment());
    return builder.start();
  }

  private static Path awaitCore(
      Interpreter interpreter, Fixture fixture, Writer writer, Path folder, Process process)
      throws IOException, InterruptedException {
    awaitReady(interpreter, fixture, folder, process);
    if (writer == Writer.GCORE) {
      return gcore(folder, process);
    }
    if (fixture.death().equals("wait")) {
      run(List.of("kill", "-ABRT", Long.toString(process.pid())));
    }
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      throw new IOException(fixture + " did not die");
    }
    Optional<Path> core = file(folder, "core");
    if (core.isEmpty()) {
      throw new IOException("no core of " + fixture + ": " + output(folder));
    }
    return core.get();
  }

  private static void awaitReady(
      Interpreter interpreter, Fixture fixture, Path folder, Process process)
      throws IOException, InterruptedException {
    for (int i = 0; i < 12_000; i++) {
      boolean ended = !process.isAlive();
      if (output(folder).contains("ready\n")) {
        Thread.sleep(100); // it prints before its last call
        return;
      }
      if (ended && process.exitValue() == UNSUPPORTED) {
        throw new Unsupported(interpreter + " " + fixture, output(folder).strip());
      }
      if (ended) {
        throw new IOException(fixture + " ended early: " + output(folder));
      }
      Thread.sleep(10);
    }
    throw new IOException(fixture + " never was ready: " + output(folder));
  }

  /** The version has no such thing; nothing is left untested, or what it is was said aloud. */
  static final class Unsupported extends org.opentest4j.TestAbortedException {
    private static final long serialVersionUID = 1;

    Unsupported(String what, String why) {
      super(what + ": " + (why.isEmpty() ? "this version has no such thing" : why));
      if (!why.isEmpty()) {
        System.err.println("SKIPPED " + getMessage());
      }
    }
  }

  private static Path gcore(Path folder, Process process) throws IOException, InterruptedException {
    String output;
    try {
      output = run(List.of("gcore", "-o", folder.resolve("gcore").toString(), "" + process.pid()));
    } catch (IOException e) {
      throw Skip.because("gcore", "gdb is not installed");
    }
    Files.writeString(folder.resolve(GCORE_OUTPUT), output);
    return file(folder, "gcore.").orElseThrow(() -> new IOException("no core of gcore: " + output));
  }

  /** The page of vsyscall can never be read, and is not missed. */
  private static boolean lossy(Path folder) throws IOException {
    Path said = folder.resolve(GCORE_OUTPUT);
    return Files.exists(said)
        && Files.readString(said)
            .lines()
            .anyMatch(
                line -> line.contains("Memory read failed") && !line.contains("0xffffffffff"));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }

  private static Optional<Path> file(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).findFirst();
    }
  }

  private static String output(Path folder) throws IOException {
    return new String(Files.readAllBytes(folder.resolve("output")), UTF_8);
  }

  private static void copyPrograms(Path folder, List<Path> more) throws IOException {
    Path copies = Files.createDirectory(folder.resolve("programs"));
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copies.resolve(file.getFileName()));
      }
    }
    for (Path file : more) {
      Files.copy(file, copies.resolve(file.getFileName()));
    }
  }

  private static void remove(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException problem)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
