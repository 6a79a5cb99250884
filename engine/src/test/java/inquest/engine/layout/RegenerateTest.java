package inquest.engine.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Makes layouts anew from every interpreter with debug information and compares what is shipped.
 */
class RegenerateTest {
  @TestFactory
  Stream<DynamicTest> theShippedFileIsWhatTheInterpreterGives() {
    List<Path> pythons = Installed.pythons();
    if (pythons.isEmpty()) {
      return Stream.of(
          dynamicTest("no interpreter", () -> abort("SKIPPED: no Python on this machine")));
    }
    return pythons.stream().map(p -> dynamicTest(p.toString(), () -> compare(p)));
  }

  private static void compare(Path python) throws Exception {
    LayoutFile made;
    try {
      made = new LayoutTool(Installed.debugRoots()).make(python, new Notes());
    } catch (Unreadable e) {
      abort("SKIPPED: " + python + ": " + e.getMessage());
      return;
    }
    assertTrue(made.structs().structs().size() > 50, "too little was found");
    List<LayoutFile> shipped =
        Layouts.allShipped().stream()
            .filter(f -> f.madeFrom().equals(made.madeFrom()) && f.flavour() == made.flavour())
            .toList();
    if (shipped.isEmpty()) {
      abort("SKIPPED: nothing is shipped for exactly " + made.madeFrom());
    }
    Map<String, String> own = text(made.structs());
    Map<String, String> closest = Map.of();
    for (LayoutFile file : shipped) { // a version may be shipped as configured in several ways
      Map<String, String> other = text(file.structs());
      other.keySet().retainAll(own.keySet());
      closest = closest.isEmpty() || other.equals(own) ? other : closest;
    }
    assertEquals(own, closest);
  }

  private static Map<String, String> text(Structs structs) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Struct struct : structs.structs().values()) {
      StringBuilder text = new StringBuilder();
      new LayoutWriter(false).write(struct, text);
      texts.put(struct.name(), text.toString());
    }
    return texts;
  }
}
