package inquest.examples;

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
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A busy process is looked at again and again. Each look shows one moment: in each frame of a
 * recursion {@code n} is one more than in the frame that it called. And the process computes what
 * it would have computed.
 */
class LiveRecursionTest {
  private static final int LOOKS = Integer.getInteger("inquest.live.looks", 60);
  private static final int LONG_LOOKS = 500;
  private static final ShowLimits VALUES = new ShowLimits(20, 1_000, 4_000, 100_000);
  private static final Wanted WANTED =
      Wanted.defaults().withAllFrames().withFold(false).withLocals(true).withDefectsThrown();

  @TestFactory
  Stream<DynamicTest> everyLookShowsOneMoment() {
    return EachInterpreter.test(interpreter -> check(interpreter, LOOKS));
  }

  @Test
  void hundredsOfLooksInARowShowOneMomentEach() throws Exception {
    Interpreter interpreter =
        EachInterpreter.wanted().stream()
            .reduce((a, b) -> b)
            .orElseThrow(() -> Skip.because("living processes", "no interpreter was found"));
    check(interpreter, LONG_LOOKS);
  }

  @TestFactory
  Stream<DynamicTest> looksWithoutAStopNeitherFailNorHarm() {
    return EachInterpreter.test(LiveRecursionTest::checkRunning);
  }

  private static void checkRunning(Interpreter interpreter) throws Exception {
    String program = Files.readString(Path.of("programs/recursing.py"));
    try (Grandchild process = Grandchild.python(interpreter, program, "4")) {
      try (Attachment attachment = Attachment.open(process.pid(), Inquest.Options.defaults())) {
        for (int i = 0; i < LOOKS; i++) {
          Inquest look = attachment.running(inquest -> inquest.gather(WANTED, VALUES));
          assertEquals(5, look.python().orElseThrow().threads().size(), "look " + i);
        }
      }
      process.endOfInput();
      assertTrue(process.line().startsWith("sound, "));
    }
  }

  private static void check(Interpreter interpreter, int looks) throws Exception {
    // as text: a root has no file of ours
    String program = Files.readString(Path.of("programs/recursing.py"));
    try (Grandchild process = Grandchild.python(interpreter, program, "4")) {
      int seen = 0;
      try (Attachment attachment = Attachment.open(process.pid(), Inquest.Options.defaults())) {
        for (int i = 0; i < looks; i++) {
          Inquest look = attachment.stopped(false, inquest -> inquest.gather(WANTED, VALUES));
          seen += check(look.python().orElseThrow(), "look " + i);
        }
      }
      assertTrue(seen > looks, "hardly a frame was seen: " + seen);
      process.endOfInput();
      assertTrue(process.line().startsWith("sound, "));
    }
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
