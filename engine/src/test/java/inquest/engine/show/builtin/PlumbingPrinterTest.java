package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class PlumbingPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void locksSayWhetherTheyAreHeld() {
    assertEquals("<unlocked _thread.lock object at 0x…>", line("machinery.lock"));
    assertEquals("<locked _thread.lock object at 0x…>", line("machinery.held"));
    assertEquals(
        "<unlocked _thread.RLock object owner=0 count=0 at 0x…>", line("machinery.reentrant"));
  }

  @Test
  void weakReferencesSayWhatTheyReferTo() {
    assertEquals("<weakref at 0x…; to 'Base' at 0x…>", line("instances.weak"));
    assertEquals("<weakref at 0x…; dead>", line("instances.weak_dead"));
    assertEquals("<weakproxy at 0x… to Base at 0x…>", line("instances.proxy"));
  }

  @Test
  void contextVariablesHaveTheirDefault() {
    assertEquals("<ContextVar name='variable' default=1 at 0x…>", line("modern.variable"));
    assertEquals(
        "<Token var=<ContextVar name='variable' default=1 at 0x…> at 0x…>", line("modern.token"));
  }

  @Test
  void patternsNameTheirFlags() {
    assertEquals("re.compile('a+b*', re.IGNORECASE)", line("library.pattern"));
    assertEquals("re.compile(b'x')", line("library.bytes_pattern"));
  }

  @Test
  void matchesShowWhatTheyMatched() {
    assertEquals("<re.Match object; span=(0, 2), match='ab'>", line("library.match"));
  }

  @Test
  void genericTypesReadAsInSource() {
    assertEquals("list[int]", line("modern.alias"));
    assertEquals("int | None", line("modern.union"));
  }
}
