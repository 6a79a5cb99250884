package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Numbers that lie in memory one after the other. */
class ArrayPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void arraysHaveTheirTypeCode() {
    assertEquals("array('i', [1, -2, 3])", line("collected.ints"));
    assertEquals("array('d', [0.1, 2.0])", line("collected.doubles"));
    assertEquals("array('B')", line("collected.empty_array"));
  }

  @Test
  void longArraysSayHowMuchIsNotShown() {
    assertEquals(
        "array('h', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, … 980"
            + " more])",
        line("collected.shorts"));
  }

  @Test
  void memoryviewsSayWhatTheyView() {
    assertEquals("<memory at 0x… format='B', shape=(11,), obj=b'memory view'>", line("texts.view"));
    assertEquals(
        "<memory at 0x… format='B', shape=(3,), obj=bytearray(b'0123456789')>",
        line("texts.strided_view"));
  }
}
