package inquest.engine.layout;

/** Who says that a field lies where it does. */
public enum Source {
  /** A file given by the user. */
  USER("user file"),
  /** The target's own {@code _Py_DebugOffsets}. */
  DEBUG_OFFSETS("debug offsets"),
  /** The DWARF types of the target's own interpreter. */
  DWARF("dwarf"),
  /** A layout file that Inquest ships. */
  SHIPPED("shipped");

  private final String words;

  Source(String words) {
    this.words = words;
  }

  /** The source in words, as {@code inquest layout} prints it. */
  public String words() {
    return words;
  }
}
