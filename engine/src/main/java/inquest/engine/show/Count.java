package inquest.engine.show;

/** Numbers of things, as they stand in text. */
public final class Count {
  private static final int GROUP = 3;

  private Count() {}

  /** A number with its thousands apart: {@code 10,000}. */
  public static String of(long number) {
    String digits = Long.toString(number);
    int first = number < 0 ? 1 : 0;
    if (digits.length() - first <= GROUP) {
      return digits;
    }
    StringBuilder out = new StringBuilder(digits);
    for (int at = digits.length() - GROUP; at > first; at -= GROUP) {
      out.insert(at, ',');
    }
    return out.toString();
  }

  /** A number and what it counts: {@code 1 byte}, {@code 10,000 bytes}. */
  public static String of(long number, String what) {
    return of(number) + " " + what + (number == 1 ? "" : "s");
  }
}
