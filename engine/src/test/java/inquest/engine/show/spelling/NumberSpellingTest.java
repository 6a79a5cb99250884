package inquest.engine.show.spelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NumberSpellingTest {
  @Test
  void floatsReadAsPythonWroteThem() throws IOException {
    List<String> lines = table();
    assertTrue(lines.size() > 300, "the table holds " + lines.size() + " lines");
    for (String line : lines) {
      int space = line.indexOf(" ");
      double value = Double.longBitsToDouble(Long.parseUnsignedLong(line.substring(0, space), 16));
      assertEquals(line.substring(space + 1), NumberSpelling.floating(value), line);
    }
  }

  @Test
  void everySubnormalOfOneDigitIsWrittenWithOne() {
    assertEquals("5e-324", NumberSpelling.floating(Double.MIN_VALUE));
    assertEquals("1e-323", NumberSpelling.floating(Double.MIN_VALUE * 2));
  }

  @Test
  void narrowFloatsNeedFewerDigits() {
    assertEquals("0.1", NumberSpelling.floating(0.1f));
    assertEquals("1e-45", NumberSpelling.floating(Float.MIN_VALUE));
  }

  @Test
  void complexNumbersLeaveOutPositiveZero() {
    assertEquals("2j", NumberSpelling.complex(0.0, 2));
    assertEquals("(-0+1j)", NumberSpelling.complex(-0.0, 1));
    assertEquals("(1+2j)", NumberSpelling.complex(1, 2));
    assertEquals("(nan-0j)", NumberSpelling.complex(Double.NaN, -0.0));
    assertEquals("(1.5-infj)", NumberSpelling.complex(1.5, Double.NEGATIVE_INFINITY));
  }

  private static List<String> table() throws IOException {
    try (var in =
            Objects.requireNonNull(NumberSpellingTest.class.getResourceAsStream("floats.txt"));
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
