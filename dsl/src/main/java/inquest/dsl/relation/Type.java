package inquest.dsl.relation;

import java.util.Optional;

/**
 * What a column or an expression holds, as far as it is known before a row is seen.
 *
 * @param kind the kind of value
 * @param relation for links the relation that the row belongs to
 */
public record Type(Kind kind, Optional<String> relation) {
  /** Yes or no. */
  public static final Type TRUTH = new Type(Kind.TRUTH, Optional.empty());

  /** A number. */
  public static final Type NUMBER = new Type(Kind.NUMBER, Optional.empty());

  /** Text. */
  public static final Type TEXT = new Type(Kind.TEXT, Optional.empty());

  /** An address. */
  public static final Type ADDRESS = new Type(Kind.ADDRESS, Optional.empty());

  /** A Python object. */
  public static final Type PYTHON = new Type(Kind.PYTHON, Optional.empty());

  /** Variables by name. */
  public static final Type VARIABLES = new Type(Kind.VARIABLES, Optional.empty());

  /** Several values. */
  public static final Type LIST = new Type(Kind.LIST, Optional.empty());

  /** Not known before a row is seen. */
  public static final Type ANY = new Type(Kind.ANY, Optional.empty());

  /** The kinds. */
  public enum Kind {
    /** Yes or no. */
    TRUTH("true or false"),
    /** A number. */
    NUMBER("a number"),
    /** Text. */
    TEXT("text"),
    /** An address. */
    ADDRESS("an address"),
    /** A Python object. */
    PYTHON("a Python object"),
    /** Variables by name. */
    VARIABLES("variables by name"),
    /** Several values. */
    LIST("a list"),
    /** A row of a relation. */
    LINK("a row"),
    /** Not known. */
    ANY("any value");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind in words. */
    public String words() {
      return words;
    }
  }

  /** A row of a relation. */
  public static Type link(String relation) {
    return new Type(Kind.LINK, Optional.of(relation));
  }

  /** The word for it in JSON and in {@code describe}. */
  public String word() {
    return switch (kind) {
      case TRUTH -> "boolean";
      case NUMBER -> "number";
      case TEXT -> "text";
      case ADDRESS -> "address";
      case PYTHON -> "python";
      case VARIABLES -> "variables";
      case LIST -> "list";
      case LINK -> relation.orElse("row");
      case ANY -> "any";
    };
  }
}
