package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed. */
class EnumPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void membersHaveNameAndValue() {
    assertEquals("<Color.RED: 1>", line("modern.red"));
    assertEquals("<Color.GREEN: 'green'>", line("modern.green"));
    assertEquals("<Level.LOW: 1>", line("modern.level"));
  }

  @Test
  void flagsNameTheirParts() {
    assertEquals("<Bits.A|B: 3>", line("modern.bits"));
    assertEquals("<IntBits.X|Y: 12>", line("modern.int_bits"));
  }
}
