package inquest.engine.object;

import inquest.engine.layout.Axes;
import inquest.engine.layout.Axes.StringForm;
import inquest.engine.layout.Field;
import inquest.engine.layout.Layout;
import inquest.engine.layout.LayoutFile;
import inquest.engine.layout.Layouts;
import inquest.engine.layout.Struct;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.memory.SegmentMemory;
import inquest.engine.note.Limits;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process's memory with Python objects in it, written field by field as a layout says: what a
 * decoder reads back was made from CPython's own structures of that version.
 */
public final class ObjectHeap {
  /** Where the memory begins; nothing is mapped before or behind it. */
  public static final long BASE = 0x7f00_0000_0000L;

  private static final int SIZE = 1 << 20;

  private final Layout layout;
  private final byte[] bytes = new byte[SIZE];
  private final Memory memory;
  private final Map<String, Long> types = new HashMap<>();
  private long next = BASE + 64;

  public ObjectHeap(Layout layout) {
    this.layout = layout;
    this.memory =
        new SegmentMemory.Builder().add(BASE, Bytes.of(bytes), new Origin.Core()).freeze();
    long type = allocate(layout.struct("PyTypeObject").size());
    types.put("type", type);
    describe(type, "type", PyType.TYPE_SUBCLASS, 0);
    type("object", 0, 0);
  }

  /** Every layout that Inquest ships. */
  public static List<Layout> layouts() {
    return Layouts.allShipped().stream().map(ObjectHeap::bound).toList();
  }

  private static Layout bound(LayoutFile file) {
    return Layouts.shipped(file.madeFrom(), file.flavour());
  }

  public Layout layout() {
    return layout;
  }

  public Axes axes() {
    return layout.axes();
  }

  public Memory memory() {
    return memory;
  }

  public boolean isPython2() {
    return axes().strings() == StringForm.PYTHON2;
  }

  /** A reader of what was written, and of what will be. */
  public Objects objects() {
    return new Objects(memory, layout, Limits.defaults());
  }

  // --- memory

  /** Zeroed memory, 16 bytes aligned. */
  public long allocate(long size) {
    long at = next;
    next = (next + Math.max(size, 1) + 15) & -16L;
    if (next > BASE + SIZE) {
      throw new IllegalStateException("the heap of the test is full");
    }
    return at;
  }

  /** Writes the low bytes of a number. */
  public ObjectHeap put(long address, int size, long value) {
    for (int i = 0; i < size; i++) {
      bytes[(int) (address - BASE) + i] = (byte) (value >>> (8 * i));
    }
    return this;
  }

  /** Writes an address, or any word. */
  public ObjectHeap word(long address, long value) {
    return put(address, Long.BYTES, value);
  }

  /** Writes bytes as they are. */
  public ObjectHeap raw(long address, byte[] data) {
    System.arraycopy(data, 0, bytes, (int) (address - BASE), data.length);
    return this;
  }

  /** A C string. */
  public long cstring(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    long at = allocate(utf8.length + 1);
    raw(at, utf8);
    return at;
  }

  /** An array of pointers. */
  public long pointers(Ref... refs) {
    long at = allocate(8L * refs.length);
    for (int i = 0; i < refs.length; i++) {
      word(at + 8L * i, refs[i].address());
    }
    return at;
  }

  /** Writes a field, which may be a bit field. */
  public ObjectHeap set(long address, String struct, String field, long value) {
    Field f = layout.struct(struct).field(field);
    if (f.bitSize() == 0) {
      return put(address + f.offset(), Math.min(f.size(), Long.BYTES), value);
    }
    long old = 0;
    for (int i = 0; i < f.size(); i++) {
      old |= (bytes[(int) (address - BASE) + f.offset() + i] & 0xffL) << (8 * i);
    }
    long mask = ((1L << f.bitSize()) - 1) << f.bitOffset();
    return put(address + f.offset(), f.size(), (old & ~mask) | ((value << f.bitOffset()) & mask));
  }

  /** Writes a field where this build has it. */
  public ObjectHeap setIfPresent(long address, String struct, String field, long value) {
    return has(struct, field) ? set(address, struct, field, value) : this;
  }

  public boolean has(String struct, String field) {
    return layout.find(struct).map(s -> s.has(field)).orElse(false);
  }

  // --- types

  /** The static type of a name, made when first asked for. */
  public long type(String name, long flags, int basicsize) {
    Long known = types.get(name);
    if (known != null) {
      return known;
    }
    long type = allocate(layout.struct("PyTypeObject").size());
    types.put(name, type);
    describe(type, name, flags, basicsize);
    if (!name.equals("object")) {
      set(type, "PyTypeObject", "tp_base", type("object", 0, 0));
    }
    return type;
  }

  private void describe(long type, String name, long flags, int basicsize) {
    set(type, "PyObject", "ob_type", type("type", 0, 0));
    set(type, "PyTypeObject", "tp_name", cstring(name));
    set(type, "PyTypeObject", "tp_flags", flags | PyType.READY);
    set(type, "PyTypeObject", "tp_basicsize", basicsize);
  }

  /** A class that a class statement made, with these attributes of the class. */
  public long heapType(
      String module, String name, long base, long flags, int basicsize, Object... dict) {
    long type = allocate(layout.struct("PyHeapTypeObject").size());
    describe(type, name, flags | PyType.HEAPTYPE, basicsize);
    set(type, "PyTypeObject", "tp_base", base);
    set(type, "PyHeapTypeObject", "ht_name", str(name).address());
    setIfPresent(type, "PyHeapTypeObject", "ht_qualname", str(name).address());
    Object[] all = new Object[dict.length + 2];
    all[0] = "__module__";
    all[1] = str(module);
    System.arraycopy(dict, 0, all, 2, dict.length);
    set(type, "PyTypeObject", "tp_dict", new DictWriter(this).dict(all).address());
    return type;
  }

  // --- objects

  /** An object with memory for a structure. */
  public Ref object(String struct, long type) {
    return object(struct, type, 0);
  }

  /** An object with memory for a structure and more behind it. */
  public Ref object(String struct, long type, long more) {
    // a collector's header, a managed dict and weak references lie before the object
    long at = allocate(64 + layout.struct(struct).size() + more) + 64;
    set(at, "PyObject", "ob_type", type);
    return new Ref(at);
  }

  public Ref none() {
    return object("PyObject", type("NoneType", 0, 0));
  }

  /** A str of any kind; in Python 2 a str where it is ASCII and a unicode otherwise. */
  public Ref str(String text) {
    return new TextWriter(this).str(text);
  }

  /** An int of any size. */
  public Ref integer(long value) {
    return integer(BigInteger.valueOf(value));
  }

  /** An int of any size; in Python 2 a long. */
  public Ref integer(BigInteger value) {
    boolean tagged = axes().ints() == Axes.IntForm.TAG;
    String field = tagged ? "long_value.ob_digit" : "ob_digit";
    int width = layout.struct("PyLongObject").field(field).size();
    int bits = width == 2 ? 15 : 30;
    BigInteger rest = value.abs();
    int count = (rest.bitLength() + bits - 1) / bits;
    long type = type(isPython2() ? "long" : "int", PyType.LONG_SUBCLASS, 0);
    Ref ref = object("PyLongObject", type, 4L * count);
    long digits = ref.address() + layout.struct("PyLongObject").offset(field);
    for (int i = 0; i < count; i++) {
      put(digits + (long) i * width, width, rest.longValue() & ((1L << bits) - 1));
      rest = rest.shiftRight(bits);
    }
    if (tagged) {
      long sign = value.signum() == 0 ? 1 : value.signum() < 0 ? 2 : 0;
      set(ref.address(), "PyLongObject", "long_value.lv_tag", (long) count << 3 | sign);
    } else {
      set(ref.address(), "PyVarObject", "ob_size", value.signum() < 0 ? -count : count);
    }
    return ref;
  }

  public Ref tuple(Ref... items) {
    return tuple(type("tuple", PyType.TUPLE_SUBCLASS, 0), items);
  }

  public Ref tuple(long type, Ref... items) {
    Ref ref = object("PyTupleObject", type, 8L * items.length);
    set(ref.address(), "PyVarObject", "ob_size", items.length);
    long first = ref.address() + offset("PyTupleObject", "ob_item");
    for (int i = 0; i < items.length; i++) {
      word(first + 8L * i, items[i].address());
    }
    return ref;
  }

  public Ref list(Ref... items) {
    Ref ref = object("PyListObject", type("list", PyType.LIST_SUBCLASS, 0));
    set(ref.address(), "PyVarObject", "ob_size", items.length);
    set(ref.address(), "PyListObject", "ob_item", pointers(items));
    set(ref.address(), "PyListObject", "allocated", items.length);
    return ref;
  }

  /** A dict: names or references, each followed by its value. */
  public Ref dict(Object... keysAndValues) {
    return new DictWriter(this).dict(keysAndValues);
  }

  public int offset(String struct, String field) {
    return layout.struct(struct).offset(field);
  }

  public Struct struct(String name) {
    return layout.struct(name);
  }

  @Override
  public String toString() {
    return layout.version() + " " + layout.flavour().word();
  }
}
