package inquest.engine.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Each expectation is what the interpreter prints below a traceback. */
class ExceptionTextTest {
  private static String exception(String name) {
    Sample sample = Sample.values();
    return sample.shower(ShowLimits.defaults()).exception(sample.ref(name));
  }

  @Test
  void aSingleArgumentIsTheMessage() {
    assertEquals(
        "ZeroDivisionError: integer division or modulo by zero", exception("exceptions.raised"));
  }

  @Test
  void noArgumentMeansNoMessage() {
    assertEquals("RuntimeError", exception("exceptions.empty_error"));
  }

  @Test
  void severalArgumentsAreATuple() {
    assertEquals("ValueError: ('bad', 1)", exception("exceptions.error"));
    assertEquals("OwnError: (7, 'own')", exception("exceptions.own"));
  }

  @Test
  void aKeyErrorQuotesItsKey() {
    assertEquals("KeyError: 'k'", exception("exceptions.key"));
  }

  @Test
  void anErrorOfTheSystemHasItsNumberAndFile() {
    assertEquals(
        "FileNotFoundError: [Errno 2] No such file: '/nowhere'", exception("exceptions.system"));
  }

  @Test
  void aDecodingErrorSaysWhere() {
    assertEquals(
        "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start"
            + " byte",
        exception("exceptions.decode_error"));
  }

  @Test
  void aGroupSaysHowManyAreInIt() {
    assertEquals("ExceptionGroup: several (2 sub-exceptions)", exception("exceptions.group"));
  }
}
