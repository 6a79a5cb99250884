package inquest.engine.object;

import inquest.engine.layout.View;
import inquest.engine.note.Unreadable;
import java.math.BigInteger;
import java.util.List;

/** {@code decimal.Decimal} of the C module (Modules/_decimal/libmpdec/mpdecimal.h). */
final class DecimalDecoder implements Decoder {
  private static final int MPD_NEG = 1;
  private static final int MPD_INF = 2;
  private static final int MPD_NAN = 4;
  private static final int MPD_SNAN = 8;

  /** {@code MPD_RADIX} on 64-bit machines: a word holds 19 decimal digits. */
  private static final BigInteger RADIX = BigInteger.TEN.pow(19);

  @Override
  public List<String> types() {
    return List.of("decimal.Decimal");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    long dec = objects.exactView("PyDecObject", ref).addressOf("dec");
    View view = objects.view("mpd_t", new Ref(dec));
    int flags = (int) view.integer("flags");
    Scalar.DecimalForm form =
        (flags & MPD_INF) != 0
            ? Scalar.DecimalForm.INFINITE
            : (flags & MPD_NAN) != 0
                ? Scalar.DecimalForm.NAN
                : (flags & MPD_SNAN) != 0
                    ? Scalar.DecimalForm.SIGNALLING_NAN
                    : Scalar.DecimalForm.FINITE;
    boolean infinite = form == Scalar.DecimalForm.INFINITE;
    BigInteger coefficient = infinite ? BigInteger.ZERO : coefficient(objects, view);
    long exponent = form == Scalar.DecimalForm.FINITE ? view.integer("exp") : 0;
    return new Scalar.Decimal((flags & MPD_NEG) != 0, form, coefficient, exponent);
  }

  /** {@code len} words, least significant first. */
  private static BigInteger coefficient(Objects objects, View view) {
    long data = view.pointer("data");
    long words = view.integer("len");
    Plausible.array(objects.memory(), "len of an mpd_t", data, words, Long.BYTES);
    if (words * Long.BYTES > objects.limits().stringBytes()) {
      throw Unreadable.implausible(
          view.address(), "a Decimal of " + words + " words is longer than is read");
    }
    BigInteger value = BigInteger.ZERO;
    for (long i = words - 1; i >= 0; i--) {
      BigInteger word = new BigInteger(Long.toUnsignedString(objects.memory().i64(data + 8 * i)));
      value = value.multiply(RADIX).add(word);
    }
    return value;
  }
}
