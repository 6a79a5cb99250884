package inquest.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.Attachment;
import inquest.engine.Inquest;
import inquest.engine.report.Wanted;
import inquest.engine.runtime.Frame;
import inquest.engine.runtime.Local;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import inquest.engine.show.ShowLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A busy process is looked at again and again. Each look shows one moment: in each frame of a
 * recursion {@code n} is one more than in the frame that it called. And the process computes what
 * it would have computed.
 */
class LiveRecursionTest {
  private static final int LOOKS = Integer.getInteger("inquest.live.looks", 100);
  private static final ShowLimits VALUES = new ShowLimits(20, 1_000, 4_000, 100_000);
  private static final Wanted WANTED =
      Wanted.defaults().withAllFrames().withFold(false).withLocals(true).withDefectsThrown();

  @TestFactory
  Stream<DynamicTest> everyLookShowsOneMoment() {
    return EachInterpreter.test(LiveRecursionTest::check);
  }

  private static void check(Interpreter interpreter) throws Exception {
    Process process = start(interpreter);
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      int pid = Integer.parseInt(out.readLine());
      assertEquals("ready", out.readLine());
      int seen = 0;
      try (Attachment attachment =
          Attachment.open(pid, Inquest.Options.defaults())) {
        for (int i = 0; i < LOOKS; i++) {
          Inquest look = attachment.stopped(false, inquest -> inquest.gather(WANTED, VALUES));
          seen += check(look.python().orElseThrow(), "look " + i);
        }
      }
      assertTrue(seen > LOOKS, "hardly a frame was seen: " + seen);
      process.getOutputStream().close();
      assertTrue(out.readLine().startsWith("sound, "));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Process start(Interpreter interpreter) throws IOException {
    // Java takes the stop of a child of its own for its end: so it is a grandchild
    List<String> command = new ArrayList<>(List.of("sh", "-c", "exec 3<&0; \"$@\" <&3 & echo $!; wait", "sh"));
    command.addAll(interpreter.command());
    // as text: a root has no file of ours
    command.addAll(List.of("-c", Files.readString(Path.of("programs/recursing.py")), "4"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(interpreter.environment());
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Checks every thread; says how many pairs of frames there were. */
  private static int check(PythonProcess python, String look) {
    int pairs = 0;
    for (PythonThread thread : python.threads()) {
      Optional<BigInteger> callee = Optional.empty();
      assertEquals(List.of(), python.frames(thread).notes(), look);
      for (Frame frame : python.frames(thread).frames()) {
        if (!frame.code().toOptional().orElseThrow().name().toOptional().equals(DOWN)) {
          break;
        }
        BigInteger n = n(python, frame);
        if (callee.isPresent()) {
          assertEquals(callee.get().add(BigInteger.ONE), n, look);
          pairs++;
        }
        callee = Optional.of(n);
      }
    }
    return pairs;
  }

  private static final Optional<String> DOWN = Optional.of("down");

  private static BigInteger n(PythonProcess python, Frame frame) {
    Local local =
        python.locals(frame).locals().stream()
            .filter(l -> l.name().equals("n"))
            .findFirst()
            .orElseThrow();
    return python.objects().integer(local.value().toOptional().orElseThrow());
  }
}
