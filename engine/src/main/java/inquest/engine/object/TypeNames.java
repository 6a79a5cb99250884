package inquest.engine.object;

import java.util.Map;

/**
 * Names of types that were found otherwise than in the types themselves: in the dictionaries of
 * modules. {@code tp_name} of a static type lies in the interpreter's read-only data, which a core
 * may lack.
 */
@FunctionalInterface
public interface TypeNames {
  /** No names. */
  TypeNames NONE = Map::of;

  /**
   * Names as {@code tp_name} would give them ({@code "int"}, {@code "collections.deque"}) by the
   * address of the type object. Asked for once, when first a name is missing.
   */
  Map<Long, String> byAddress();
}
