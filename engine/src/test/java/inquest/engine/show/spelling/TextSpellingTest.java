package inquest.engine.show.spelling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Each expectation is what the interpreter itself printed. */
class TextSpellingTest {
  @Test
  void plainTextStandsBetweenSingleQuotes() {
    assertEquals("'hello, world'", TextSpelling.python3("hello, world"));
  }

  @Test
  void aSingleQuoteAloneChoosesDoubleQuotes() {
    assertEquals("\"it's\"", TextSpelling.python3("it's"));
  }

  @Test
  void bothQuotesEscapeTheSingleOne() {
    assertEquals("'it\\'s \"both\"'", TextSpelling.python3("it's \"both\""));
  }

  @Test
  void controlCharactersAreEscaped() {
    assertEquals(
        "'tab\\t newline\\n return\\r bell\\x07 escape\\x1b[31m del\\x7f nul\\x00'",
        TextSpelling.python3(
            "tab\t newline\n return\r bell\u0007 escape\u001b[31m del\u007f nul\0"));
  }

  @Test
  void printableTextOfAnyScriptStandsAsItIs() {
    assertEquals(
        "'na\u00efve \u7dda\u7a0b \u20ac \ud83d\udc0d'",
        TextSpelling.python3("na\u00efve \u7dda\u7a0b \u20ac \ud83d\udc0d"));
  }

  @Test
  void separatorsFormatsPrivateUseAndUnassignedAreEscaped() {
    assertEquals(
        "'\\xa0\\xad\\u2028\\u200b\\u202e\\ue000\\u0378\\U000e0001'",
        TextSpelling.python3("\u00a0\u00ad\u2028\u200b\u202e\ue000\u0378\udb40\udc01"));
  }

  @Test
  void aLoneSurrogateIsEscaped() {
    assertEquals("'lone \\ud800'", TextSpelling.python3("lone \ud800"));
  }

  @Test
  void backslashesAreDoubled() {
    assertEquals("'back\\\\slash'", TextSpelling.python3("back\\slash"));
  }

  @Test
  void python2EscapesAllThatIsNotAscii() {
    assertEquals(
        "u'na\\xefve \\u7dda \\U0001f40d'", TextSpelling.python2("na\u00efve \u7dda \ud83d\udc0d"));
  }

  @Test
  void python2ChoosesQuotesAlike() {
    assertEquals("u\"it's\"", TextSpelling.python2("it's"));
  }
}
