package inquest.engine.binaries.debuginfod;

/** What is asked of a server about a build id. */
public enum DebuginfodKind {
  /** The file with the debug information. */
  DEBUGINFO("debuginfo", "debug information"),
  /** The file that was loaded. */
  EXECUTABLE("executable", "file");

  private final String word;
  private final String words;

  DebuginfodKind(String word, String words) {
    this.word = word;
    this.words = words;
  }

  /** The word of the protocol and of the cache. */
  String word() {
    return word;
  }

  /** What it is, for a person. */
  String words() {
    return words;
  }
}
