package inquest.engine.stack;

/** The kind of file that code lies in, as far as it matters for what is hidden. */
enum Home {
  /** The interpreter's file, the small program that only calls it, or code that it made. */
  INTERPRETER,
  /** The C library or the dynamic loader. */
  C_LIBRARY,
  /** Any other file, or none. */
  OTHER
}
