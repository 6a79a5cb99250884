package inquest.dsl.plan;

import inquest.dsl.relation.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A function of all rows of a group. */
public enum Aggregate {
  /** How many rows; with an argument, how many rows have it. */
  COUNT,
  /** The sum of numbers. */
  SUM,
  /** The least. */
  MIN,
  /** The greatest. */
  MAX,
  /** The mean of numbers. */
  AVG,
  /** All values, as a list. */
  COLLECT;

  /** The aggregate of that name. */
  public static Optional<Aggregate> named(String name) {
    return Arrays.stream(values()).filter(a -> a.word().equals(name)).findFirst();
  }

  /** How it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Type type(Optional<Type> argument) {
    return switch (this) {
      case COUNT, SUM, AVG -> Type.NUMBER;
      case MIN, MAX -> argument.orElse(Type.ANY);
      case COLLECT -> Type.LIST;
    };
  }
}
