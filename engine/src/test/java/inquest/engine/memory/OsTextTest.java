package inquest.engine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsTextTest {
  @Test
  void utf8IsUtf8() {
    String text = "/srv/é/线程/🐍.so";
    assertEquals(text, OsText.decode(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same as Python's {@code bytes.decode("utf-8", "surrogateescape")}. */
  @ParameterizedTest
  @CsvSource({
    "61ff62, a\\udcffb",
    "c3, \\udcc3",
    "c3a9e9, é\\udce9",
    "e282, \\udce2\\udc82",
    "eda080, \\udced\\udca0\\udc80",
    "f09f908d80, 🐍\\udc80",
    "c080, \\udcc0\\udc80"
  })
  void otherBytesBecomeLoneSurrogates(String hex, String expected) {
    StringBuilder escaped = new StringBuilder();
    for (char c : OsText.decode(HexFormat.of().parseHex(hex)).toCharArray()) {
      escaped.append(c >= 0xdc80 && c <= 0xdcff ? "\\u" + Integer.toHexString(c) : c);
    }
    // the snake's own low surrogate is U+DC0D, which is not among the escapes
    assertEquals(expected, escaped.toString());
  }
}
