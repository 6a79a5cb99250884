package inquest.dsl.ast;

/**
 * A place in the text of a script.
 *
 * @param start index of its first UTF-16 unit
 * @param end index after its last; at least start
 */
public record Span(int start, int end) {
  /** Refuses inverted places. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no place: " + start + " to " + end);
    }
  }

  /** From the start of this to the end of the other. */
  public Span to(Span other) {
    return new Span(start, Math.max(end, other.end));
  }
}
