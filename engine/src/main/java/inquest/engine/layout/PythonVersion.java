package inquest.engine.layout;

import java.util.Optional;

/**
 * A CPython version as {@code Py_Version} and {@code PY_VERSION_HEX} give it (patchlevel.h).
 *
 * @param major 2 or 3
 * @param minor 0 to 255
 * @param micro 0 to 255; -1 when not known
 * @param level {@code a}, {@code b}, {@code c} or {@code f}; {@code f} when not known
 * @param serial 0 to 15
 */
public record PythonVersion(int major, int minor, int micro, char level, int serial)
    implements Comparable<PythonVersion> {
  /** Decodes {@code PY_VERSION_HEX}. */
  public static PythonVersion ofHex(long hex) {
    char level =
        switch ((int) (hex >> 4) & 0xf) {
          case 0xa -> 'a';
          case 0xb -> 'b';
          case 0xc -> 'c';
          default -> 'f';
        };
    return new PythonVersion(
        (int) (hex >> 24) & 0xff,
        (int) (hex >> 16) & 0xff,
        (int) (hex >> 8) & 0xff,
        level,
        (int) hex & 0xf);
  }

  /** A version of which only major and minor are known. */
  public static PythonVersion ofMinor(int major, int minor) {
    return new PythonVersion(major, minor, -1, 'f', 0);
  }

  /** Reads what {@link #toString} writes, and what Python itself does: "3.15.0b2", "3.12.1+". */
  public static Optional<PythonVersion> parse(String text) {
    int end = text.length();
    int[] numbers = {-1, -1, -1};
    int at = 0;
    for (int i = 0; i < 3; i++) {
      int from = at;
      int value = 0;
      while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - from < 4) {
        value = value * 10 + text.charAt(at++) - '0';
      }
      if (at == from) {
        return Optional.empty();
      }
      numbers[i] = value;
      if (at == end || text.charAt(at) != '.' || i == 2) {
        break;
      }
      at++;
    }
    if (numbers[1] < 0 || numbers[0] > 255 || numbers[1] > 255 || numbers[2] > 255) {
      return Optional.empty();
    }
    return suffixed(numbers, text.substring(at));
  }

  private static Optional<PythonVersion> suffixed(int[] numbers, String rest) {
    String suffix = rest.endsWith("+") ? rest.substring(0, rest.length() - 1) : rest;
    char level = 'f';
    int serial = 0;
    if (!suffix.isEmpty()) {
      level = suffix.startsWith("rc") ? 'c' : suffix.charAt(0);
      String digits = suffix.substring(suffix.startsWith("rc") ? 2 : 1);
      boolean known = level == 'a' || level == 'b' || level == 'c';
      if (!known || digits.isEmpty() || digits.length() > 2 || !isDigits(digits)) {
        return Optional.empty();
      }
      serial = Integer.parseInt(digits);
    }
    return Optional.of(new PythonVersion(numbers[0], numbers[1], numbers[2], level, serial));
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The same with nothing known but major and minor. */
  public PythonVersion ofSeries() {
    return ofMinor(major, minor);
  }

  /** Whether more than major and minor is known. */
  public boolean isExact() {
    return micro >= 0;
  }

  /** Major and minor: "3.11". */
  public String series() {
    return major + "." + minor;
  }

  @Override
  public int compareTo(PythonVersion other) {
    int c = Integer.compare(major, other.major);
    c = c != 0 ? c : Integer.compare(minor, other.minor);
    c = c != 0 ? c : Integer.compare(micro, other.micro);
    c = c != 0 ? c : Character.compare(level, other.level);
    return c != 0 ? c : Integer.compare(serial, other.serial);
  }

  /** As Python prints it: "3.11.7", "3.15.0b2"; "3.11" when the micro version is not known. */
  @Override
  public String toString() {
    if (micro < 0) {
      return series();
    }
    String suffix = level == 'f' ? "" : (level == 'c' ? "rc" : String.valueOf(level)) + serial;
    return series() + "." + micro + suffix;
  }
}
