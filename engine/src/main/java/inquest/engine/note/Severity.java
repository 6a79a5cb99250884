package inquest.engine.note;

/** How much a {@link Note} matters to the reader of an answer. */
public enum Severity {
  /** Worth knowing; the answer is complete. */
  INFO,
  /** A part of the answer is missing or was inferred. */
  WARNING,
  /** The asked-for part could not be had at all. */
  ERROR
}
