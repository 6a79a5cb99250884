package inquest.engine.layout;

/** What the bytes of a field are. */
public enum Kind {
  /** A two's complement integer. */
  SIGNED("int"),
  /** An unsigned integer, an enumeration or a bool. */
  UNSIGNED("uint"),
  /** An address. */
  POINTER("ptr"),
  /** An IEEE 754 number. */
  FLOAT("float"),
  /** A structure, union or array that lies in place. */
  AGGREGATE("bytes");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** The word for it in a layout file. */
  public String word() {
    return word;
  }
}
