package inquest.engine.memory;

/** Where the bytes of an {@link Extent} come from. */
public sealed interface Origin {
  /** Saved in the core file. */
  record Core() implements Origin {}

  /** Read from a file on the analysing machine that stood behind the mapping. */
  record MappedFile(String path) implements Origin {}

  /** Read from the living process. */
  record Live() implements Origin {}
}
