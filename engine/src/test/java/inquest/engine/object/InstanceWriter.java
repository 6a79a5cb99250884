package inquest.engine.object;

import inquest.engine.layout.Flavour;

/** Writes instances of Python classes into an {@link ObjectHeap}. */
public final class InstanceWriter {
  private final ObjectHeap heap;

  public InstanceWriter(ObjectHeap heap) {
    this.heap = heap;
  }

  /** A member descriptor as {@code __slots__} makes one. */
  Ref slot(long type, String name, int code, long offset) {
    long def = heap.allocate(heap.struct("PyMemberDef").size());
    heap.set(def, "PyMemberDef", "name", heap.cstring(name));
    heap.set(def, "PyMemberDef", "type", code);
    heap.set(def, "PyMemberDef", "offset", offset);
    Ref ref = heap.object("PyMemberDescrObject", heap.type("member_descriptor", 0, 0));
    heap.set(ref.address(), "PyMemberDescrObject", "d_member", def);
    heap.set(ref.address(), "PyDescrObject", "d_type", type);
    heap.set(ref.address(), "PyDescrObject", "d_name", heap.str(name).address());
    return ref;
  }

  /** A class whose instances have a dict as this version keeps it. */
  public long managedClass(String name, Object... dict) {
    long flags = PyType.MANAGED_DICT;
    if (heap.axes().attributes() == inquest.engine.layout.Axes.AttributeForm.INLINE_VALUES) {
      flags |= PyType.INLINE_VALUES;
    }
    return heap.heapType("m", name, heap.type("object", 0, 0), flags, basicsize(), dict);
  }

  public int basicsize() {
    return heap.struct("PyObject").size();
  }

  /** An instance without a dict of its own: its values are kept by the keys of its class. */
  Ref withValues(long type, String[] names, Ref... values) {
    Ref[] keys = new Ref[names.length];
    for (int i = 0; i < names.length; i++) {
      keys[i] = heap.str(names[i]);
    }
    DictWriter writer = new DictWriter(heap);
    heap.set(type, "PyHeapTypeObject", "ht_cached_keys", writer.sharedKeys(keys));
    Ref ref = heap.object("PyObject", type, writer.valuesSize(values.length));
    long at = ref.address();
    switch (heap.axes().attributes()) {
      case INSTANCE_DICT -> throw new IllegalStateException("no values before 3.11");
      case MANAGED_VALUES_BEFORE -> heap.word(at - 32, writer.values(values));
      case MANAGED_DICT_OR_VALUES -> heap.word(at - 24, writer.values(values) - 1);
      case INLINE_VALUES -> writer.valuesAt(at + basicsize(), values);
    }
    return ref;
  }

  /** Gives an instance of a managed class a dict. */
  public Ref withDict(long type, Ref dict) {
    Ref ref = heap.object("PyObject", type, 256);
    boolean free =
        heap.layout().flavour() == Flavour.FREE_THREADED
            || heap.layout().flavour() == Flavour.FREE_THREADED_DEBUG;
    heap.word(ref.address() - (free ? 8 : 24), dict.address());
    return ref;
  }
}
