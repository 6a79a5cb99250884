package inquest.engine.layout;

/** Which versions of CPython can be at all. */
final class Series {
  private Series() {}

  /** Whether there is, or may soon be, such a version: 2.7, and 3.x. */
  static boolean plausible(PythonVersion version) {
    return switch (version.major()) {
      case 2 -> version.minor() == 7;
      case 3 -> version.minor() >= 3 && version.minor() < 40;
      default -> false;
    };
  }

  /** Whether {@code _PyRuntime} starts with {@code _Py_DebugOffsets}: from 3.13. */
  static boolean hasDebugOffsets(PythonVersion version) {
    return version.major() == 3 && version.minor() >= 13;
  }
}
