package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.runtime.Frame;
import inquest.engine.runtime.PythonThread;
import inquest.engine.stack.JoinedStack;
import inquest.engine.stack.JoinedStack.Match;
import inquest.engine.stack.NativeCall;
import inquest.engine.target.CannotOpen;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The core of another architecture, of which no file is here: no unwind information and no symbols.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Aarch64StacksTest {
  private static final Path CORE = Path.of("cores/aarch64-3.14.core.zst");

  private JoinedStacks stacks;

  @BeforeAll
  void open() throws CannotOpen {
    stacks = new JoinedStacks(Product.open(CORE, Optional.of(Path.of("cores").toAbsolutePath())));
  }

  @AfterAll
  void close() {
    stacks.close();
  }

  @Test
  void pythonFramesStandInTheNativeStackThatFramePointersGive() {
    List<PythonThread> threads = stacks.python().threads();
    assertEquals(4, threads.size());
    for (PythonThread thread : threads) {
      JoinedStack joined = stacks.joined(thread);
      List<StackLine> lines = stacks.lines(joined);
      assertEquals(Match.INFERRED, joined.match(), lines.toString());
      assertEquals(
          stacks.python().frames(thread).frames().reversed().stream()
              .map(Aarch64StacksTest::name)
              .toList(),
          lines.stream().filter(StackLine::isPython).map(StackLine::function).toList());
      assertTrue(lines.getFirst().in("libc.so") || lines.getFirst().in("python"));
      assertTrue(lines.getLast().in("libc.so"), "it waits: " + lines);
    }
  }

  private static String name(Frame frame) {
    return frame.code().toOptional().orElseThrow().name().toOptional().orElseThrow();
  }

  @Test
  void framesFoundByTheirPointersSaySo() {
    for (PythonThread thread : stacks.python().threads()) {
      List<NativeCall> natives = stacks.natives(thread.nativeThread().orElseThrow().thread());
      assertTrue(natives.size() > 10, natives.toString());
      assertTrue(natives.stream().skip(2).allMatch(call -> call.frame().how().inferred()));
    }
  }
}
