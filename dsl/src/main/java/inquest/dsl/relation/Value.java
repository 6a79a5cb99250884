package inquest.dsl.relation;

import inquest.engine.object.Ref;
import java.math.BigInteger;
import java.util.List;

/** What a cell holds when it holds something. */
public sealed interface Value {
  /** Yes or no. */
  record Truth(boolean value) implements Value {}

  /** A whole number of any size. */
  record Whole(BigInteger value) implements Value {
    /** A number of 64 bits. */
    public static Whole of(long value) {
      return new Whole(BigInteger.valueOf(value));
    }
  }

  /** An IEEE 754 binary64. */
  record Decimal(double value) implements Value {}

  /** Text, not escaped. */
  record Text(String value) implements Value {}

  /** An address of the target, unsigned 64-bit. */
  record Address(long value) implements Value {}

  /** A Python object of the target, still unread. */
  record Python(Ref ref) implements Value {}

  /** Python's {@code None}, and the literal {@code none}. */
  record None() implements Value {}

  /** Several values. */
  record Many(List<Value> values) implements Value {
    /** Copies the list. */
    public Many {
      values = List.copyOf(values);
    }
  }

  /** The variables of a frame by name, still unread. */
  record Variables(Names names) implements Value {}

  /**
   * A row that this row belongs to.
   *
   * @param row the row
   * @param key what it is known by, shown and compared in its place
   */
  record Link(Row row, Value key) implements Value {}

  /** Things that are looked up by name. */
  interface Names {
    /** The thing of that name; absent where there is none. */
    Cell get(String name);

    /** All names in order. */
    List<String> names();
  }
}
