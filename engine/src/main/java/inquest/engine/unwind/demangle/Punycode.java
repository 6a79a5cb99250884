package inquest.engine.unwind.demangle;

/** Identifiers beyond ASCII (RFC 3492, with an underscore where it has a hyphen). */
final class Punycode {
  private static final int BASE = 36;
  private static final int FIRST = 0x80;

  private Punycode() {}

  /** Decodes an identifier. Work grows with the square of its length. */
  static String decode(String coded) {
    int split = coded.lastIndexOf('_');
    StringBuilder out = new StringBuilder(coded.substring(0, Math.max(split, 0)));
    int count = out.length();
    int bias = 72;
    int point = FIRST;
    long at = 0;
    int i = split + 1;
    while (i < coded.length()) {
      long before = at;
      long weight = 1;
      int digit;
      int limit;
      int step = BASE;
      do {
        if (i >= coded.length()) {
          throw new NotMangled("an identifier ends too early");
        }
        digit = digit(coded.charAt(i++));
        at += digit * weight;
        limit = Math.clamp(step - bias, 1, 26);
        weight *= BASE - limit;
        step += BASE;
        if (at > Integer.MAX_VALUE || weight > Integer.MAX_VALUE) {
          throw new NotMangled("no such character");
        }
      } while (digit >= limit);
      count++;
      bias = adapt(at - before, count, before == 0);
      point += (int) (at / count);
      at %= count;
      if (point > Character.MAX_CODE_POINT || Character.isISOControl(point)) {
        throw new NotMangled("no such character");
      }
      out.insert(out.offsetByCodePoints(0, (int) at), Character.toString(point));
      at++;
    }
    return out.toString();
  }

  private static int digit(char c) {
    if (Mangled.isLower(c)) {
      return c - 'a';
    }
    if (Mangled.isDigit(c)) {
      return c - '0' + 26;
    }
    throw new NotMangled("no digit of Punycode");
  }

  private static int adapt(long distance, int count, boolean first) {
    long delta = first ? distance / 700 : distance / 2;
    delta += delta / count;
    int bias = 0;
    while (delta > 455) {
      delta /= 35;
      bias += BASE;
    }
    return bias + (int) (36 * delta / (delta + 38));
  }
}
