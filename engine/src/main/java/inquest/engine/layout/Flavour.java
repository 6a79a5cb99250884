package inquest.engine.layout;

/** How CPython was configured, where it changes structures. */
public enum Flavour {
  /** A plain build. */
  DEFAULT("default"),
  /** {@code --with-pydebug}. */
  DEBUG("debug"),
  /** {@code --disable-gil}. */
  FREE_THREADED("free-threaded"),
  /** Both. */
  FREE_THREADED_DEBUG("free-threaded-debug");

  private final String word;

  Flavour(String word) {
    this.word = word;
  }

  /** The word for it in file names and reports. */
  public String word() {
    return word;
  }
}
