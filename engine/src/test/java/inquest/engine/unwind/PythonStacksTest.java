package inquest.engine.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.engine.binaries.SearchOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stacks of real interpreters, pyenv's and those that the examples fetch ({@code
 * examples/interpreters}), against gdb.
 */
class PythonStacksTest {
  private static final String THREADS =
      """
      import os, threading, time
      def recurse(n):
          if n == 0:
              print("ready", os.getpid(), flush=True)
              time.sleep(600)
          return recurse(n - 1) + 1
      waiting = threading.Event()
      for i in range(2):
          threading.Thread(target=waiting.wait, daemon=True).start()
      list(map(recurse, [20]))
      """;

  /** Waits in a function that compiled code called. */
  private static final String COMPILED =
      """
      import os, time
      def hot(delays, sleep):
          for delay in delays:
              sleep(delay)
      hot([0] * 20000, time.sleep)
      print("ready", os.getpid(), flush=True)
      hot([0] * 100 + [600], time.sleep)
      """;

  @TempDir Path folder;

  /** A program and how to run it: the loader of its root where it has one. */
  private record Interpreter(Path program, List<String> command, Map<String, String> environment) {}

  private static List<Interpreter> interpreters() {
    List<Interpreter> found = new ArrayList<>();
    Path pyenv = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
    for (String version : List.of("3.11.7", "3.12.1", "3.13.0")) {
      Path program = pyenv.resolve(version + "/bin/python" + version.substring(0, 4));
      if (Files.isExecutable(program)) {
        found.add(new Interpreter(program, List.of(program.toString()), Map.of()));
      }
    }
    for (String name : List.of("python3.13", "python3.14", "python3.15")) {
      fetched(name).ifPresent(found::add);
    }
    return found;
  }

  private static java.util.Optional<Interpreter> fetched(String name) {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path home = Path.of(System.getProperty("user.home"), ".cache");
    Path root = (cache == null ? home : Path.of(cache)).resolve("inquest/pythons/debian-sid");
    Path program = root.resolve("usr/bin/" + name);
    return Files.isExecutable(program)
        ? java.util.Optional.of(
            new Interpreter(
                program,
                List.of(
                    root.resolve("usr/lib64/ld-linux-x86-64.so.2").toString(),
                    "--library-path",
                    root.resolve("usr/lib/x86_64-linux-gnu").toString(),
                    program.toString()),
                Map.of("PYTHONHOME", root.resolve("usr").toString())))
        : java.util.Optional.empty();
  }

  @TestFactory
  Stream<DynamicTest> stacksAreGdbs() throws Exception {
    Programs.need("gdb");
    List<Interpreter> interpreters = interpreters();
    if (interpreters.isEmpty()) {
      return Stream.of(dynamicTest("none", () -> abort("SKIPPED: no interpreter to run")));
    }
    return interpreters.stream().map(i -> dynamicTest(i.program.toString(), () -> compare(i)));
  }

  private void compare(Interpreter interpreter) throws Exception {
    Path core = core(interpreter, THREADS, Map.of());
    Stacks.assertSame(
        Gdb.stacks("gdb", core.getParent(), interpreter.program, core, Path.of("/")),
        Stacks.of(core, SearchOptions.none()));
  }

  private Path core(Interpreter interpreter, String text, Map<String, String> more)
      throws Exception {
    Path own = Files.createTempDirectory(folder, "run");
    Path script = Files.writeString(own.resolve("script.py"), text);
    List<String> command = new ArrayList<>(interpreter.command);
    command.addAll(List.of("-B", script.toString()));
    Map<String, String> environment = new java.util.HashMap<>(interpreter.environment);
    environment.putAll(more);
    return Programs.coreWhenReady(own, environment, command.toArray(String[]::new));
  }

  private Interpreter compiling(String name) throws Exception {
    Programs.need("gdb");
    java.util.Optional<Interpreter> found = fetched(name);
    assumeTrue(found.isPresent(), "SKIPPED: " + name + " was not fetched");
    return found.get();
  }

  /** Its compiled code is described nowhere. */
  @Test
  void compiledCodeOf314IsWalkedThrough() throws Exception {
    Path core = core(compiling("python3.14"), COMPILED, Map.of("PYTHON_JIT", "1"));
    NativeStack stack = Stacks.of(core, SearchOptions.none()).values().iterator().next();
    assertTrue(stack.complete(), stack.notes().toString());
    assertTrue(stack.frames().stream().anyMatch(f -> f.module().isEmpty()), "nothing compiled");
    assertTrue(stack.frames().stream().noneMatch(f -> f.how() == Found.SCAN));
    NativeFrame last = stack.frames().getLast();
    assertEquals("python3.14", last.module().orElseThrow().module().fileName());
  }

  @Test
  void compiledCodeOf315IsDescribedInMemory() throws Exception {
    Interpreter interpreter = compiling("python3.15");
    Path core = core(interpreter, COMPILED, Map.of("PYTHON_JIT", "1"));
    Map<Integer, NativeStack> ours = Stacks.of(core, SearchOptions.none());
    List<NativeFrame> frames = ours.values().iterator().next().frames();
    NativeFrame compiled =
        frames.stream().filter(f -> f.module().isEmpty()).findFirst().orElseThrow();
    JitCode code = compiled.jit().orElseThrow();
    assertTrue(code.elf().symbols().find("py::jit:executor").isPresent());
    assertTrue(frames.stream().noneMatch(f -> f.how().inferred()));
    Stacks.assertSame(
        Gdb.stacks("gdb", core.getParent(), interpreter.program, core, Path.of("/")), ours);
  }
}
