package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.examples.CoreMaker.Fixture;
import inquest.examples.CoreMaker.Living;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every interpreter of this machine runs the fixture programs; the report of each living process
 * says what the program said of itself, whether it stands still meanwhile or not.
 */
class LiveInterpretersTest {
  /** What runs, and whether locals are compared. */
  private record Case(Fixture fixture, boolean locals) {
    @Override
    public String toString() {
      return fixture + (locals ? ", locals" : "");
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case(Fixture.of("threads.py", "wait"), true),
          new Case(Fixture.of("values.py", "wait"), true),
          new Case(Fixture.of("exceptions.py", "wait"), false),
          new Case(Fixture.of("deep.py", "wait", "2000"), false));

  @TestFactory
  Stream<DynamicContainer> reportSaysWhatTheProgramSaid() {
    return EachInterpreter.wanted().stream()
        .map(interpreter -> dynamicContainer(interpreter.name(), tests(interpreter)));
  }

  private static Stream<DynamicTest> tests(Interpreter interpreter) {
    return CASES.stream()
        .map(one ->
            dynamicTest(
                interpreter + " " + one,
                () -> EachInterpreter.run(interpreter, i -> check(i, one))));
  }

  private static void check(Interpreter interpreter, Case one) throws Exception {
    try (Living living = new CoreMaker().live(interpreter, one.fixture())) {
      // the stop ends a call of epoll_wait, which Python 2 takes for an error: so it comes last
      for (boolean stop : List.of(false, true)) {
        List<String> differences =
            Comparison.differences(
                living.account(),
                Product.live(living.pid(), stop, one.locals()),
                one.locals(),
                false);
        assertEquals("", String.join("\n", differences), stop ? "stopped" : "running");
      }
    }
  }
}
