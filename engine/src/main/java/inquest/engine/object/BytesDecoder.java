package inquest.engine.object;

import inquest.engine.layout.Axes.StringForm;
import inquest.engine.layout.View;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import java.util.List;

/** {@code bytes}, {@code bytearray}, and Python 2's {@code str}. */
final class BytesDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("bytes", "bytearray");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    if (type.equals("bytes")) {
      return inline(objects, ref, "PyBytesObject", Text.Bytes.Kind.BYTES);
    }
    View view = objects.view("PyByteArrayObject", ref);
    long length = objects.view("PyVarObject", ref).integer("ob_size");
    // ob_start differs from ob_bytes once bytes were deleted from the front; Python 2 has no
    // ob_start
    long data = view.pointer(view.has("ob_start") ? "ob_start" : "ob_bytes");
    return read(objects, data, length, Text.Bytes.Kind.BYTEARRAY);
  }

  /** A Python 2 {@code str}. */
  static Text.Bytes python2(Objects objects, Ref ref) {
    return inline(objects, ref, "PyStringObject", Text.Bytes.Kind.STR);
  }

  private static Text.Bytes inline(Objects objects, Ref ref, String struct, Text.Bytes.Kind kind) {
    boolean python2 = objects.layout().axes().strings() == StringForm.PYTHON2;
    String known = python2 ? "PyStringObject" : struct;
    long length = objects.view("PyVarObject", ref).integer("ob_size");
    return read(objects, objects.view(known, ref).addressOf("ob_sval"), length, kind);
  }

  private static Text.Bytes read(Objects objects, long data, long length, Text.Bytes.Kind kind) {
    Memory memory = objects.memory();
    Plausible.array(memory, "length of bytes", data, length, 1);
    int most = (int) Math.min(length, objects.limits().stringBytes());
    return new Text.Bytes(kind, Bytes.of(memory.bytes(data, most)), length);
  }
}
