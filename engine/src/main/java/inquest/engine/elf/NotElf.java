package inquest.engine.elf;

/** These bytes are not an ELF file that Inquest can read. */
public final class NotElf extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with them. */
  public enum Reason {
    /** They do not start with the ELF magic. */
    NO_MAGIC("not an ELF file"),
    /** They end inside the ELF header. */
    TOO_SHORT("the file ends inside its ELF header"),
    /** {@code ELFCLASS32}. */
    NOT_64_BIT("a 32-bit ELF file; Inquest reads 64-bit processes only"),
    /** {@code ELFDATA2MSB}. */
    BIG_ENDIAN("a big-endian ELF file; Inquest reads little-endian processes only");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** The reason in words. */
    public String words() {
      return words;
    }
  }

  private final Reason reason;

  /** Carries no stack trace. */
  public NotElf(Reason reason) {
    super(reason.words(), null, false, false);
    this.reason = reason;
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }
}
