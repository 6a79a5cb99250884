package inquest.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import inquest.examples.CoreMaker.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The libraries below {@code programs/native}, compiled here, optimised and with debug information;
 * those whose compiler is missing are left out, aloud.
 */
final class Extensions {
  private static final Path SOURCES = Path.of("programs/native").toAbsolutePath();
  private static final Path BUILT = Path.of("target/extensions").toAbsolutePath();
  private static final List<String> C = List.of("gcc", "-O2", "-g", "-fPIC", "-shared");
  private static final List<String> CPP =
      List.of("g++", "-O2", "-g", "-fPIC", "-shared", "-static-libstdc++", "-static-libgcc");
  private static final List<String> RUST =
      List.of("rustc", "--edition=2021", "--crate-type=cdylib", "-Copt-level=2", "-g");

  private final List<Path> libraries = new ArrayList<>();

  private Extensions() {}

  /**
   * The program that goes through all of them that there are, C++ first and last.
   *
   * @param death how it is to die
   */
  static Fixture all(String death, Interpreter interpreter) {
    Extensions extensions = new Extensions();
    List<String> steps = new ArrayList<>();
    boolean cpp = extensions.add(BUILT.resolve("chain.so"), "chain.cpp", CPP);
    if (cpp) {
      steps.add("templates");
    }
    if (extensions.add(BUILT.resolve("rust.so"), "rust.rs", RUST)) {
      steps.add("rust");
    }
    Optional<Path> headers = headers(interpreter);
    if (headers.isPresent() && extensions.addModule(interpreter, headers.get())) {
      steps.add("module");
    }
    if (cpp) {
      steps.addAll(List.of("destructor", "templates"));
    }
    boolean handler = extensions.add(BUILT.resolve("handler.so"), "handler.c", C);
    if (steps.isEmpty() || death.startsWith("crash") && !handler) {
      throw Skip.because(interpreter + " with extensions", "no compiler is installed");
    }
    return Fixture.of("extensions.py", death, steps.toArray(String[]::new))
        .with(extensions.libraries);
  }

  private boolean addModule(Interpreter interpreter, Path headers) {
    return addModule(interpreter, headers, "pyxlike.c", C);
  }

  private boolean addModule(
      Interpreter interpreter, Path headers, String source, List<String> compiler) {
    List<String> command = new ArrayList<>(compiler);
    command.add("-I" + headers);
    Path folder = BUILT.resolve(interpreter.name());
    return add(folder.resolve(source.replaceFirst("\\..*", ".so")), source, command);
  }

  /**
   * A program with a module that is compiled for the interpreter; ends the test, aloud, where there
   * is no compiler for it.
   *
   * @param source of the module, in C or C++
   */
  static Fixture with(String source, Interpreter interpreter, Fixture program) {
    Extensions extensions = new Extensions();
    Path headers =
        headers(interpreter)
            .orElseThrow(() -> Skip.because(interpreter + " " + program, "it has no headers"));
    if (!extensions.addModule(interpreter, headers, source, source.endsWith(".c") ? C : CPP)) {
      throw Skip.because(interpreter + " " + program, "no compiler is installed");
    }
    return program.with(extensions.libraries);
  }

  /** Whether the interpreter's own headers are there, and a compiler for it. */
  static boolean canCompileFor(Interpreter interpreter) {
    return headers(interpreter).isPresent();
  }

  /** {@code include/pythonX.Y}, beside {@code bin}. */
  private static Optional<Path> headers(Interpreter interpreter) {
    if (interpreter.root().isPresent()) {
      return Optional.empty(); // the compilers are this machine's
    }
    Path home = interpreter.executable().toAbsolutePath().getParent().getParent();
    try (Stream<Path> folders = Files.list(home.resolve("include"))) {
      String version = numbers(interpreter.name().replaceFirst("^[^0-9]*", ""));
      return folders
          .filter(folder -> Files.exists(folder.resolve("Python.h")))
          .filter(folder -> folder.getFileName().toString().startsWith("python"))
          .filter(folder ->
              (version + ".")
                  .startsWith(numbers(folder.getFileName().toString().substring(6)) + "."))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** {@code 3.6} of {@code 3.6m}. */
  private static String numbers(String version) {
    return version.replaceFirst("[^0-9.].*", "");
  }

  /** Whether it is there; compiled when it is not, or is older than its source. */
  private boolean add(Path library, String source, List<String> command) {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of(source, "-o", library.toString()));
    try {
      boolean fresh =
          Files.exists(library)
              && Files.getLastModifiedTime(library)
                      .compareTo(Files.getLastModifiedTime(SOURCES.resolve(source)))
                  > 0;
      if (!fresh) {
        Files.createDirectories(library.getParent());
        compile(whole);
      }
      libraries.add(library);
      return true;
    } catch (IOException e) {
      System.err.println("SKIPPED " + source + ": " + e.getMessage());
      return false;
    }
  }

  /** Runs a compiler in the folder of the sources. */
  private static void compile(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(SOURCES.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
