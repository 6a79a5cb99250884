package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed. */
class TextPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void everyInternalFormReadsAlike() {
    assertEquals("'hello, world'", line("texts.ascii_text"));
    assertEquals("'naïve café'", line("texts.latin"));
    assertEquals("'線程 €'", line("texts.ucs2"));
    assertEquals("'snake 🐍'", line("texts.ucs4"));
    assertEquals("'lone \\ud800'", line("texts.surrogate"));
  }

  @Test
  void nothingSpeaksToTheTerminal() {
    assertEquals(
        "'tab\\t newline\\n bell\\x07 escape\\x1b[31m del\\x7f nul\\x00 end'",
        line("texts.control"));
    assertEquals("'\\xa0 \\xad \\u2028 \\u200b \\u202e'", line("texts.unprintable"));
  }

  @Test
  void quotesAreChosenAsPythonDoes() {
    assertEquals("\"it's\"", line("texts.quotes"));
    assertEquals("'it\\'s \"both\"'", line("texts.both_quotes"));
  }

  @Test
  void longTextIsCutAndSaysHowLongItIs() {
    assertEquals(
        "'01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789'…"
            + " 10,000 characters",
        line("texts.long_text"));
  }

  @Test
  void bytesAndBytearraysAreThemselves() {
    assertEquals("b'four'", line("texts.plain_bytes"));
    assertEquals("b''", line("texts.empty_bytes"));
    assertEquals("bytearray(b'mutable \\x00\\xff')", line("texts.mutable_bytes"));
    assertEquals("bytearray(b'3456789')", line("texts.moved_bytes"));
  }

  @Test
  void aSubclassIsNamedAndItsAttributesStandBeside() {
    assertEquals("Bytes(b'sub')", line("collected.bytes_of"));
    assertEquals("<Str('sub') attribute='attr'>", line("collected.str_of"));
  }
}
