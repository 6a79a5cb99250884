package inquest.engine.layout;

/** Which versions of CPython can be at all. */
final class Series {
  private Series() {}

  /** Whether there is, or may soon be, such a version: 2.7, and 3.x. */
  static boolean plausible(PythonVersion version) {
    return version.major() == 2 && version.minor() == 7
        || version.major() == 3 && version.minor() >= 3 && version.minor() < 40;
  }
}
