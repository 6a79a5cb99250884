package inquest.engine.note;

/** Why something is not there. Absence is typed: never a bare null or zero. */
public enum Absence {
  /**
   * The address was mapped in the process, but its bytes were not saved in the core and no file
   * supplied them.
   */
  NOT_SAVED("not saved in the core"),
  /** The core promised the bytes, but the file ends before them. */
  CUT_OFF("cut off from the core"),
  /** Nothing was mapped at the address. */
  UNMAPPED("not mapped"),
  /** Bytes are there, but they cannot be what they should be. */
  IMPLAUSIBLE("not plausible"),
  /** The compiler left the value nowhere. */
  OPTIMISED_OUT("optimised out"),
  /** Inquest does not know how to read this. */
  UNSUPPORTED("not supported"),
  /** This build of the interpreter has no such thing. */
  NO_SUCH_FIELD("not in this build");

  private final String words;

  Absence(String words) {
    this.words = words;
  }

  /** The reason in words, to follow "unreadable at 0x…: ". */
  public String words() {
    return words;
  }
}
