package inquest.examples;

import static inquest.examples.CoreMaker.Writer.KERNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.examples.CoreMaker.Fixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The printers of examples/printers, each over a core of a process that holds what it is for. */
class ExamplePrintersTest {
  @TestFactory
  Stream<DynamicTest> a_plain_class() {
    return EachInterpreter.test(interpreter ->
        assertShown(
            Fixture.of("hooked.py", "abort", "plain"),
            interpreter,
            "session.py mapping.py",
            "open session of Zoë {headers=headers {'Accept': 'text/é'}}"));
  }

  @TestFactory
  Stream<DynamicTest> a_mapping() {
    return EachInterpreter.test(interpreter ->
        assertShown(
            Fixture.of("hooked.py", "abort", "headers"),
            interpreter,
            "mapping.py",
            "headers {'Content-Length': 12}"));
  }

  @TestFactory
  Stream<DynamicTest> an_extension_type_by_its_offsets() {
    return compiled("money", "money.c", "money.py", "-12.50 EUR {history=['café', 'lunch']}");
  }

  @TestFactory
  Stream<DynamicTest> an_extension_type_by_its_debug_information() {
    return compiled(
        "ledger",
        "money.c",
        "ledger.py money.py",
        "ledger travel 2024 {account_1200='-12.50, kind 5', account_1800='12.50, kind 2, not"
            + " booked', total=5.00 CHF {history=[]}}");
  }

  @TestFactory
  Stream<DynamicTest> a_class_of_cython() {
    return compiled(
        "reading", "sensor.c", "cython.py", "Reading(value=99.5, samples=4, unit='°C')");
  }

  @TestFactory
  Stream<DynamicTest> a_cpp_object_in_a_wrapper() {
    return compiled(
        "polygon", "shapes.cpp", "polygon.py", "polygon 7 sail ['(0, 0)', '(4, 0)', '(0, 2.5)']");
  }

  @TestFactory
  Stream<DynamicTest> a_frame_of_pandas() {
    return EachInterpreter.test(interpreter ->
        assertShown(
            Fixture.of("hooked.py", "abort", "frame"),
            interpreter,
            "pandas.py",
            "DataFrame of 2 rows {city=['Zürich', 'Oslo'], people=[443, 717], snow=[10.5, nan]}"));
  }

  private static Stream<DynamicTest> compiled(
      String what, String source, String printers, String expected) {
    return EachInterpreter.test(
        Extensions::canCompileFor,
        interpreter ->
            assertShown(
                Extensions.with(source, interpreter, Fixture.of("hooked.py", "abort", what)),
                interpreter,
                printers,
                expected));
  }

  private static void assertShown(
      Fixture fixture, Interpreter interpreter, String printers, String expected) throws Exception {
    try (CoreMaker.Made made = new CoreMaker().make(interpreter, fixture, KERNEL)) {
      List<String> words =
          new ArrayList<>(
              List.of(
                  "query",
                  made.core().toString(),
                  "frames of 1 where function == 'hold' select locals.values['"
                      + fixture.more().getFirst()
                      + "'] as value"));
      made.sysroot().ifPresent(root -> words.addAll(List.of("--sysroot", root.toString())));
      for (String printer : printers.split(" ", -1)) {
        words.addAll(List.of("--hooks", Path.of("printers", printer).toString()));
      }
      Commands commands = Commands.run(Map.of(), words.toArray(String[]::new));
      assertEquals("", commands.err());
      assertEquals(
          expected, withoutPrefix(commands.out().lines().skip(2).findFirst().orElse("").strip()));
    }
  }

  /** Python 2 spells text as u'…', and writes what is beyond ASCII as an escape. */
  private static String withoutPrefix(String shown) {
    return shown
        .replaceAll("u'([^']*)'", "'$1'")
        .replace("\\xe9", "é")
        .replace("\\xb0", "°")
        .replace("\\xfc", "ü");
  }
}
