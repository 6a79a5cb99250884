package inquest.engine.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** GDB reads the same debug information with other code, and must find every field where we do. */
class GdbAgreesTest {
  /** Public structures, by the name that a C expression needs. */
  private static final Map<String, String> C_NAMES =
      Map.of(
          "PyThreadState", "struct _ts",
          "PyInterpreterState", "struct _is",
          "PyTypeObject", "struct _typeobject",
          "PyFrameObject", "struct _frame",
          "PyDictObject", "PyDictObject",
          "PyCodeObject", "PyCodeObject",
          "PyASCIIObject", "PyASCIIObject",
          "PyGC_Head", "PyGC_Head",
          "_PyRuntimeState", "struct pyruntimestate",
          "_PyInterpreterFrame", "struct _PyInterpreterFrame");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> offsetsAreGdbs() {
    boolean gdb =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, "gdb")));
    List<Path> pythons = Installed.pythons();
    if (!gdb || pythons.isEmpty()) {
      return Stream.of(
          dynamicTest("no witness", () -> abort("SKIPPED: needs gdb and an interpreter")));
    }
    return pythons.stream().map(p -> dynamicTest(p.toString(), () -> compare(p)));
  }

  private void compare(Path python) throws Exception {
    LayoutFile made;
    Path holder;
    try {
      made = new LayoutTool(List.of()).make(python, new Notes());
      holder = holder(python);
    } catch (Unreadable e) {
      abort("SKIPPED: " + python + ": " + e.getMessage());
      return;
    }
    Map<String, String> ours = new TreeMap<>();
    List<String> script = new ArrayList<>(List.of("set max-value-size unlimited"));
    C_NAMES.forEach((name, c) -> {
      Struct struct = made.structs().structs().get(name);
      if (struct != null) {
        ask(struct, c, ours, script);
      }
    });
    Path commands = Files.write(folder.resolve("ask.gdb"), script);
    Process gdb =
        new ProcessBuilder("gdb", "-nx", "-batch", "-x", commands.toString(), holder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(gdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> theirs = new TreeMap<>();
    for (String line : output.split("\n", -1)) {
      String[] words = line.split(" ", -1);
      if (line.startsWith("ASK ") && words.length == 3) {
        theirs.put(words[1], words[2]);
      }
    }
    assertTrue(theirs.size() > 100, "gdb answered little: " + output.lines().limit(5).toList());
    assertEquals(ours, theirs);
  }

  private static void ask(Struct struct, String c, Map<String, String> ours, List<String> script) {
    script.add("printf \"ASK " + struct.name() + " %lu\\n\", (long) sizeof(" + c + ")");
    ours.put(struct.name(), Integer.toString(struct.size()));
    for (Field field : struct.fields().values()) {
      if (field.bitSize() == 0) {
        String name = struct.name() + "." + field.name();
        script.add(
            "printf \"ASK " + name + " %lu\\n\", (long) &((" + c + " *) 0)->" + field.name());
        ours.put(name, Integer.toString(field.offset()));
      }
    }
  }

  /** The library beside a program that is only a shell around it, else the program. */
  private static Path holder(Path python) throws Exception {
    try (java.lang.foreign.Arena arena = java.lang.foreign.Arena.ofConfined()) {
      List<Path> libraries = new InterpreterFiles(arena, List.of()).sharedLibraries(python);
      return libraries.isEmpty() ? python : libraries.get(0);
    }
  }
}
