package inquest.engine.show.spelling;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Each expectation is what the interpreter itself printed. */
class BytesSpellingTest {
  private static byte[] bytes(String latin1) {
    return latin1.getBytes(ISO_8859_1);
  }

  @Test
  void bytesOutsideAsciiAreEscaped() {
    assertEquals(
        "b'a\\x00\\x7f\\xff\\t\\n\\r\\\\'", BytesSpelling.bytes(bytes("a\0\u007f\u00ff\t\n\r\\")));
  }

  @Test
  void aSingleQuoteAloneChoosesDoubleQuotes() {
    assertEquals("b\"it's\"", BytesSpelling.bytes(bytes("it's")));
  }

  @Test
  void bothQuotesEscapeTheSingleOne() {
    assertEquals("b'\\'\"'", BytesSpelling.bytes(bytes("'\"")));
  }

  @Test
  void python2WritesNoPrefix() {
    assertEquals("'caf\\xe9'", BytesSpelling.string(bytes("caf\u00e9")));
  }

  @Test
  void bytearrayEscapesTheSingleQuoteEvenInsideDoubleQuotes() {
    assertEquals("bytearray(b\"\\'\")", BytesSpelling.bytearray(bytes("'")));
  }
}
