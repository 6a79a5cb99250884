package inquest.engine.show;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;

/** Names of types and objects as Python's own messages use them. */
public final class Names {
  private Names() {}

  /** {@code __name__}: the qualified name's last part. */
  public static String simple(PyType type) {
    String name = type.shortName();
    return type.name().isPresent() ? name.substring(name.lastIndexOf('.') + 1) : name;
  }

  /**
   * {@code tp_name}: with its module for a type made in C, the name alone for a class statement.
   */
  public static String ofC(PyType type) {
    return type.python() ? simple(type) : type.qualifiedName();
  }

  /** {@code <app.Order at 0x7f…>}. */
  public static String at(PyType type, Ref ref) {
    return "<" + type.qualifiedName() + " at " + hex(ref.address()) + ">";
  }

  /** An address as Python writes it. */
  public static String hex(long address) {
    return "0x" + Long.toHexString(address);
  }
}
