package inquest.engine.object;

import java.nio.charset.StandardCharsets;

/** Writes strings into an {@link ObjectHeap}. */
final class TextWriter {
  private final ObjectHeap heap;

  TextWriter(ObjectHeap heap) {
    this.heap = heap;
  }

  Ref str(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 128);
    if (heap.isPython2()) {
      return ascii
          ? bytes("str", "PyStringObject", text.getBytes(StandardCharsets.US_ASCII))
          : unicode(text, 4);
    }
    int widest = text.codePoints().max().orElse(0);
    return compact(text, widest < 256 ? 1 : widest < 65_536 ? 2 : 4, ascii);
  }

  /** PEP 393: the characters follow the header. */
  Ref compact(String text, int kind, boolean ascii) {
    String struct = ascii ? "PyASCIIObject" : "PyCompactUnicodeObject";
    int[] points = text.codePoints().toArray();
    long type = heap.type("str", PyType.UNICODE_SUBCLASS, 0);
    Ref ref = heap.object(struct, type, (long) kind * (points.length + 1));
    long at = ref.address();
    heap.set(at, "PyASCIIObject", "length", points.length);
    heap.set(at, "PyASCIIObject", "state.kind", kind);
    heap.set(at, "PyASCIIObject", "state.compact", 1);
    heap.set(at, "PyASCIIObject", "state.ascii", ascii ? 1 : 0);
    heap.setIfPresent(at, "PyASCIIObject", "state.ready", 1);
    units(at + heap.struct(struct).size(), points, kind);
    return ref;
  }

  /** A str whose characters lie elsewhere, as a class that derives from str has it. */
  Ref legacy(String text, int kind) {
    int[] points = text.codePoints().toArray();
    long type = heap.type("str", PyType.UNICODE_SUBCLASS, 0);
    Ref ref = heap.object("PyUnicodeObject", type);
    long data = heap.allocate((long) kind * (points.length + 1));
    units(data, points, kind);
    heap.set(ref.address(), "PyASCIIObject", "length", points.length);
    heap.set(ref.address(), "PyASCIIObject", "state.kind", kind);
    heap.setIfPresent(ref.address(), "PyASCIIObject", "state.ready", 1);
    heap.set(ref.address(), "PyUnicodeObject", "data.any", data);
    return ref;
  }

  /** Python 2's unicode, of 2 or 4 bytes a unit. */
  Ref unicode(String text, int width) {
    int[] units = width == 2 ? text.chars().toArray() : text.codePoints().toArray();
    Ref ref = heap.object("PyUnicodeObject", heap.type("unicode", PyType.UNICODE_SUBCLASS, 0));
    long data = heap.allocate((long) width * (units.length + 1));
    units(data, units, width);
    heap.set(ref.address(), "PyUnicodeObject", "length", units.length);
    heap.set(ref.address(), "PyUnicodeObject", "str", data);
    return ref;
  }

  Ref bytes(String typeName, String struct, byte[] data) {
    Ref ref = heap.object(struct, heap.type(typeName, PyType.BYTES_SUBCLASS, 0), data.length + 1L);
    heap.set(ref.address(), "PyVarObject", "ob_size", data.length);
    heap.raw(ref.address() + heap.offset(struct, "ob_sval"), data);
    return ref;
  }

  private void units(long at, int[] units, int width) {
    for (int i = 0; i < units.length; i++) {
      heap.put(at + (long) i * width, width, units[i]);
    }
  }
}
