package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed. */
class CallbackPrinterTest {
  private static String line(String name) {
    return Sample.values().line("awaiting." + name);
  }

  @Test
  void aFunctionSaysWhereItIsDefined() {
    assertEquals(
        "<Future pending cb=[callback() at /srv/programs/values_modern.py:76]>", line("one"));
  }

  @Test
  void classesAndMethodsSayTheirQualifiedNames() {
    assertEquals("<Future pending cb=[Callback(), Callback.method()]>", line("two"));
  }

  @Test
  void ofManyTheFirstAndTheLastAreTold() {
    assertEquals(
        "<Future pending cb=[callback() at /srv/programs/values_modern.py:76, <2 more>,"
            + " list.append()]>",
        line("many"));
  }

  @Test
  void aPartialSaysItsArgumentsAndWhereTheDecoratedFunctionIsDefined() {
    assertEquals(
        "<Future pending cb=[callback(1, key='value')() at /srv/programs/values_modern.py:76]>",
        line("partial"));
  }
}
