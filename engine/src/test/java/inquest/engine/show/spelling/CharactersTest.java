package inquest.engine.show.spelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class CharactersTest {
  @Test
  void aTerminalEscapeInANameIsWrittenOut() {
    assertEquals("name\\x1b[2J\\n", Characters.safe("name\u001b[2J\n"));
  }

  @Test
  void aBidirectionalControlInANameIsWrittenOut() {
    assertEquals("a\\u202eb\\u2066", Characters.safe("a\u202eb\u2066"));
  }

  @Test
  void safeTextIsNotCopied() {
    String text = "\u00e9t\u00e9";
    assertSame(text, Characters.safe(text));
  }
}
