package inquest.engine.object;

import inquest.engine.layout.Axes.AttributeForm;
import inquest.engine.layout.Axes.DictForm;
import inquest.engine.layout.Struct;

/** Writes dicts into an {@link ObjectHeap} in the forms that its version has. */
final class DictWriter {
  private static final Ref NULL = new Ref(0);

  private final ObjectHeap heap;

  DictWriter(ObjectHeap heap) {
    this.heap = heap;
  }

  /** Names or references, each followed by its value; a NULL value is an entry that was deleted. */
  Ref dict(Object... keysAndValues) {
    Ref[] keys = new Ref[keysAndValues.length / 2];
    Ref[] values = new Ref[keys.length];
    int used = 0;
    boolean named = true;
    for (int i = 0; i < keys.length; i++) {
      named &= keysAndValues[2 * i] instanceof String;
      keys[i] = key(keysAndValues[2 * i]);
      values[i] = (Ref) keysAndValues[2 * i + 1];
      used += values[i].isNull() ? 0 : 1;
    }
    Ref dict = heap.object("PyDictObject", heap.type("dict", PyType.DICT_SUBCLASS, 0));
    fill(dict.address(), keys, values, used, named);
    return dict;
  }

  private Ref key(Object key) {
    return key instanceof String name ? heap.str(name) : (Ref) key;
  }

  /** Makes a dict of an object that begins with one. */
  void fill(long dict, Ref[] keys, Ref[] values, int used, boolean named) {
    heap.set(dict, "PyDictObject", "ma_used", used);
    if (heap.axes().dicts() == DictForm.OLD) {
      old(dict, keys, values);
    } else {
      heap.set(dict, "PyDictObject", "ma_keys", keys(keys, values, named, named ? 1 : 0));
    }
  }

  /** Entries in the order of a hash that puts them last to first, with holes between. */
  private void old(long dict, Ref[] keys, Ref[] values) {
    Struct entry = heap.struct("PyDictEntry");
    int slots = Integer.highestOneBit(Math.max(4, keys.length)) * 4;
    long table = heap.allocate((long) slots * entry.size());
    for (int i = 0; i < keys.length; i++) {
      long at = table + (2L * i + 1) * entry.size();
      heap.word(at + entry.offset("me_key"), keys[i].address());
      heap.word(at + entry.offset("me_value"), values[i].address());
    }
    heap.set(dict, "PyDictObject", "ma_mask", slots - 1);
    heap.set(dict, "PyDictObject", "ma_table", table);
  }

  /** A PyDictKeysObject: header, indices, entries. */
  long keys(Ref[] keys, Ref[] values, boolean named, int kind) {
    int log2 = 3;
    while (1 << log2 < keys.length * 3 / 2 + 1) {
      log2++;
    }
    boolean newer = heap.axes().dicts() == DictForm.UNICODE_KEYED;
    int width = log2 <= 7 ? 1 : 2;
    Struct entry = heap.struct(newer && named ? "PyDictUnicodeEntry" : "PyDictKeyEntry");
    int indices = heap.offset("PyDictKeysObject", "dk_indices");
    long at =
        heap.allocate(indices + (long) (1 << log2) * width + (long) keys.length * entry.size());
    heap.set(at, "PyDictKeysObject", "dk_nentries", keys.length);
    if (newer) {
      heap.set(at, "PyDictKeysObject", "dk_log2_size", log2);
      heap.set(at, "PyDictKeysObject", "dk_log2_index_bytes", log2 + width - 1);
      heap.set(at, "PyDictKeysObject", "dk_kind", kind);
    } else {
      heap.set(at, "PyDictKeysObject", "dk_size", 1L << log2);
    }
    long first = at + indices + (long) (1 << log2) * width;
    for (int i = 0; i < keys.length; i++) {
      long where = first + (long) i * entry.size();
      heap.word(where + entry.offset("me_key"), keys[i].address());
      heap.word(where + entry.offset("me_value"), values[i].address());
    }
    return at;
  }

  /** A dict that shares its keys: values lie apart, and a NULL one is absent. */
  Ref split(Object... keysAndValues) {
    Ref[] keys = new Ref[keysAndValues.length / 2];
    Ref[] values = new Ref[keys.length];
    int used = 0;
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(keysAndValues[2 * i]);
      values[i] = (Ref) keysAndValues[2 * i + 1];
      used += values[i].isNull() ? 0 : 1;
    }
    Ref dict = heap.object("PyDictObject", heap.type("dict", PyType.DICT_SUBCLASS, 0));
    heap.set(dict.address(), "PyDictObject", "ma_used", used);
    heap.set(dict.address(), "PyDictObject", "ma_keys", sharedKeys(keys));
    heap.set(dict.address(), "PyDictObject", "ma_values", values(values));
    return dict;
  }

  /** Keys without values. */
  long sharedKeys(Ref... keys) {
    Ref[] nothing = new Ref[keys.length];
    java.util.Arrays.fill(nothing, NULL);
    return keys(keys, nothing, true, 2);
  }

  /** Values in a block of their own, set in the order of the keys. */
  long values(Ref... values) {
    if (heap.axes().dicts() == DictForm.COMPACT) {
      return heap.pointers(values);
    }
    return valuesAt(heap.allocate(valuesSize(values.length)) + prefix(values.length), values);
  }

  /** How much memory values need, what lies before them included. */
  long valuesSize(int count) {
    return 64 + heap.struct("PyDictValues").size() + 16L * count;
  }

  private long prefix(int count) {
    return inline() ? 0 : (count + 2 + 7) & -8L;
  }

  /** Writes values, and the order in which they were set, at an address. */
  long valuesAt(long at, Ref... values) {
    long first = at + heap.offset("PyDictValues", "values");
    int set = 0;
    for (int i = 0; i < values.length; i++) {
      heap.word(first + 8L * i, values[i].address());
      if (!values[i].isNull()) {
        long order = inline() ? first + 8L * values.length + set : at - 3 - set;
        heap.put(order, 1, i);
        set++;
      }
    }
    if (inline()) {
      heap.set(at, "PyDictValues", "capacity", values.length);
      heap.set(at, "PyDictValues", "size", set);
      heap.set(at, "PyDictValues", "valid", 1);
    } else {
      heap.put(at - 1, 1, prefix(values.length));
      heap.put(at - 2, 1, set);
    }
    return at;
  }

  private boolean inline() {
    return heap.axes().attributes() == AttributeForm.INLINE_VALUES;
  }
}
