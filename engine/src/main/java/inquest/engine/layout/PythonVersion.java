package inquest.engine.layout;

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
