package inquest.dsl.ast;

/** A number written out, or a parameter that stands for one. */
public sealed interface Count {
  /** Where it stands. */
  Span span();

  /** A number, 0 or more. */
  record Literal(long value, Span span) implements Count {}

  /** {@code $name}, given when the script is run. */
  record Parameter(String name, Span span) implements Count {}
}
