package inquest.engine.object;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A class, as its {@code PyTypeObject} describes it.
 *
 * @param address of the type object
 * @param module {@code __module__}; empty where it could not be read
 * @param name {@code __qualname__}, or {@code __name__} where the version has no other; empty where
 *     it could not be read
 * @param inferred whether the name was not read from the type but found in a module that has it
 * @param flags {@code tp_flags}
 * @param basicsize {@code tp_basicsize} in bytes
 * @param itemsize {@code tp_itemsize} in bytes
 * @param dictoffset {@code tp_dictoffset} in bytes; negative ones count from the end
 * @param weaklistoffset {@code tp_weaklistoffset} in bytes
 * @param base {@code tp_base}; NULL for object
 * @param mro {@code tp_mro}, itself first; the chain of bases where tp_mro could not be read
 * @param builtin the C type that it is or derives from and that Inquest can decode, as CPython
 *     names it ({@code "int"}, {@code "collections.deque"}); empty where there is none
 * @param exact whether it is that C type itself
 * @param python whether it was made by a class statement (or a call of {@code type})
 */
public record PyType(
    long address,
    Optional<String> module,
    Optional<String> name,
    boolean inferred,
    long flags,
    long basicsize,
    long itemsize,
    long dictoffset,
    long weaklistoffset,
    Ref base,
    List<Ref> mro,
    Optional<String> builtin,
    boolean exact,
    boolean python) {
  /** {@code Py_TPFLAGS_INLINE_VALUES}, from 3.13. */
  public static final long INLINE_VALUES = 1L << 2;

  /** {@code Py_TPFLAGS_MANAGED_DICT}, from 3.11. */
  public static final long MANAGED_DICT = 1L << 4;

  /** {@code Py_TPFLAGS_HEAPTYPE}. */
  public static final long HEAPTYPE = 1L << 9;

  /** {@code Py_TPFLAGS_READY}. */
  public static final long READY = 1L << 12;

  /** {@code Py_TPFLAGS_INT_SUBCLASS}, Python 2 only. */
  public static final long INT_SUBCLASS = 1L << 23;

  /** {@code Py_TPFLAGS_LONG_SUBCLASS}. */
  public static final long LONG_SUBCLASS = 1L << 24;

  /** {@code Py_TPFLAGS_LIST_SUBCLASS}. */
  public static final long LIST_SUBCLASS = 1L << 25;

  /** {@code Py_TPFLAGS_TUPLE_SUBCLASS}. */
  public static final long TUPLE_SUBCLASS = 1L << 26;

  /** {@code Py_TPFLAGS_BYTES_SUBCLASS}; in Python 2 {@code STRING_SUBCLASS}. */
  public static final long BYTES_SUBCLASS = 1L << 27;

  /** {@code Py_TPFLAGS_UNICODE_SUBCLASS}. */
  public static final long UNICODE_SUBCLASS = 1L << 28;

  /** {@code Py_TPFLAGS_DICT_SUBCLASS}. */
  public static final long DICT_SUBCLASS = 1L << 29;

  /** {@code Py_TPFLAGS_BASE_EXC_SUBCLASS}. */
  public static final long BASE_EXC_SUBCLASS = 1L << 30;

  /** {@code Py_TPFLAGS_TYPE_SUBCLASS}. */
  public static final long TYPE_SUBCLASS = 1L << 31;

  /** Refuses null; copies the list. */
  public PyType {
    Objects.requireNonNull(module);
    Objects.requireNonNull(name);
    Objects.requireNonNull(base);
    Objects.requireNonNull(builtin);
    mro = List.copyOf(mro);
  }

  /** Whether a bit of {@code tp_flags} is set. */
  public boolean is(long flag) {
    return (flags & flag) != 0;
  }

  /** Whether the type object lies in the heap. */
  public boolean isHeapType() {
    return is(HEAPTYPE);
  }

  /** The type object itself. */
  public Ref ref() {
    return new Ref(address);
  }

  /** Module and name, the name alone for {@code builtins}; the address where it has no name. */
  public String qualifiedName() {
    String own = shortName();
    return module
        .filter(m -> name.isPresent() && !m.equals("builtins") && !m.equals("__builtin__"))
        .map(m -> m + "." + own)
        .orElse(own);
  }

  /** The name without its module; the address where it has none. */
  public String shortName() {
    return name.orElseGet(() -> "<type at 0x" + Long.toHexString(address) + ">");
  }

  /** Whether instances are, or derive from, the C type of that name. */
  public boolean derivesFrom(String cType) {
    return builtin.filter(cType::equals).isPresent();
  }
}
