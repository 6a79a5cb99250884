package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed. */
class ScalarPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void singletonsHaveTheirNames() {
    assertEquals("None", line("numbers.none"));
    assertEquals("Ellipsis", line("numbers.ellipsis"));
    assertEquals("NotImplemented", line("numbers.not_implemented"));
    assertEquals("True", line("numbers.true"));
  }

  @Test
  void intsAreExactAtEveryLength() {
    assertEquals("0", line("numbers.zero"));
    assertEquals("-1", line("numbers.minus"));
    assertEquals("1073741823", line("numbers.digit"));
    assertEquals("1073741824", line("numbers.two_digits"));
    assertEquals("-9223372036854775808", line("numbers.int_min"));
    assertEquals("9223372036854775808", line("numbers.past_max"));
    assertEquals("-1267650600228229401496703205376", line("numbers.minus_big"));
  }

  @Test
  void aLongIntIsCutAndSaysHowManyDigitsItHas() {
    assertEquals(
        "10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000…"
            + " 601 digits",
        line("numbers.huge"));
  }

  @Test
  void floatsAreShortest() {
    assertEquals("0.1", line("numbers.tenth"));
    assertEquals("1e+16", line("numbers.whole"));
    assertEquals("5e-324", line("numbers.tiny"));
    assertEquals("-0.0", line("numbers.minus_zero"));
    assertEquals("nan", line("numbers.nan"));
  }

  @Test
  void complexNumbersKeepTheSignOfZero() {
    assertEquals("(nan-0j)", line("numbers.complex_nan"));
    assertEquals("(-0+1j)", line("numbers.complex_real"));
  }

  @Test
  void decimalsKeepTheirDigits() {
    assertEquals("Decimal('1.10')", line("library.price"));
    assertEquals("Decimal('1E+50')", line("library.scientific"));
    assertEquals("[Decimal('NaN'), Decimal('-Infinity'), Decimal('-0')]", line("library.special"));
    assertEquals(
        "Decimal('1234567890123456789012345678901234567890.5')", line("library.long_decimal"));
  }

  @Test
  void aSubclassIsNamed() {
    assertEquals("Int(7)", line("collected.int_of"));
    assertEquals("Float(2.5)", line("collected.float_of"));
  }
}
