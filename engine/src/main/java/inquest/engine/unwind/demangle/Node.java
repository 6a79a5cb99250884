package inquest.engine.unwind.demangle;

/**
 * A part of a C++ name that can print itself. C's declarators stand around the name they declare,
 * so a part prints in two halves: {@code void (*} and {@code )(int)}.
 */
interface Node {
  /** What a pointer to a type must know to put its parentheses. */
  enum Shape {
    PLAIN,
    ARRAY,
    FUNCTION
  }

  /** Prints what stands before the declared name, or all of it. */
  void left(Printer out);

  /** Prints what stands behind the declared name. */
  default void right(Printer out) {}

  /** The shape of the type, seen through qualifiers and template parameters. */
  default Shape shape(Printer out) {
    return Shape.PLAIN;
  }

  /** Whether the left half leaves a parenthesis open. */
  default boolean opens(Printer out) {
    return false;
  }

  /** Whether it stands in an expression without parentheses. */
  default boolean bare() {
    return false;
  }

  /** The last name in it, without arguments and tags: what a constructor is called. */
  default Node last() {
    return this;
  }
}
