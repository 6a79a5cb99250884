package inquest.engine.object;

import inquest.engine.layout.View;
import inquest.engine.note.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code memoryview} (Include/cpython/memoryobject.h), and Python 2's {@code buffer}. */
final class MemoryViewDecoder implements Decoder {
  /** {@code _Py_MEMORYVIEW_RELEASED}. */
  private static final int RELEASED = 1;

  /** {@code PyBUF_MAX_NDIM}. */
  private static final int MAX_NDIM = 64;

  @Override
  public List<String> types() {
    return List.of("memoryview", "buffer");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    if (type.equals("buffer")) {
      View buffer = objects.view("PyBufferObject", ref);
      return new Container.OldBuffer(
          Objects.ref(buffer, "b_base"),
          buffer.integer("b_size"),
          buffer.integer("b_offset"),
          buffer.integer("b_readonly") != 0);
    }
    View view = objects.view("PyMemoryViewObject", ref);
    boolean released = view.has("flags") && (view.integer("flags") & RELEASED) != 0;
    long format = view.pointer("view.format");
    int dimensions =
        (int) Plausible.within("ndim", ref.address(), view.integer("view.ndim"), 0, MAX_NDIM);
    long shape = view.pointer("view.shape");
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < dimensions && shape != 0; i++) {
      sizes.add(objects.memory().i64(shape + 8L * i));
    }
    return new Container.MemoryView(
        Objects.ref(view, view.has("base") ? "base" : "view.obj"),
        // the text lies in read-only data, which a core may lack: a view is worth more than it
        Decoded.of("", () -> format(objects, format)).toOptional().orElse(""),
        view.integer("view.itemsize"),
        List.copyOf(sizes),
        view.integer("view.len"),
        view.integer("view.readonly") != 0,
        released,
        view.pointer("view.buf"));
  }

  private static String format(Objects objects, long address) {
    return address == 0
        ? ""
        : new String(objects.memory().cstring(address, 256), StandardCharsets.ISO_8859_1);
  }
}
