package inquest.engine.object;

import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code array.array} (Modules/arraymodule.c). */
final class ArrayDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("array.array");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    View view = objects.exactView("arrayobject", ref);
    View descr = objects.view("arraydescr", Objects.ref(view, "ob_descr"));
    String code = typecode(objects, descr);
    int itemsize =
        (int) Plausible.within("itemsize", ref.address(), descr.integer("itemsize"), 1, 32);
    long data = view.pointer("ob_item");
    long length = objects.view("PyVarObject", ref).integer("ob_size");
    Plausible.array(objects.memory(), "length of an array", data, length, itemsize);
    Memory memory = objects.memory();
    return new Container.ArrayValue(
        code, new Elements(length, i -> element(memory, code, itemsize, data + i * itemsize)));
  }

  /** A character, or from 3.15 up to two and a zero. */
  private static String typecode(Objects objects, View descr) {
    byte[] raw =
        objects
            .memory()
            .bytes(
                descr.addressOf("typecode"), Math.min(3, descr.struct().field("typecode").size()));
    String code = new String(raw, StandardCharsets.ISO_8859_1);
    int end = code.indexOf('\0');
    return end < 0 ? code : code.substring(0, end);
  }

  private static PyValue element(Memory memory, String code, int size, long at) {
    return switch (code) {
      case "f" -> new Scalar.FloatValue(Float.intBitsToFloat(memory.i32(at)));
      case "d" -> new Scalar.FloatValue(memory.f64(at));
      case "u" -> character(size == 2 ? memory.u16(at) : memory.i32(at), at);
      case "w" -> character(memory.i32(at), at);
      case "c" -> character(memory.u8(at), at);
      case "b", "h", "i", "l", "q" -> integer(Plain.signed(memory, at, size));
      case "B", "H", "I", "L", "Q" -> integer(Plain.unsigned(memory, at, size));
      default ->
          throw new Unreadable(
              Absence.UNSUPPORTED, at, "the elements of an array of type code " + code);
    };
  }

  private static PyValue integer(BigInteger value) {
    return new Scalar.Int(value, false);
  }

  private static PyValue character(int point, long at) {
    if (!Character.isValidCodePoint(point)) {
      throw Unreadable.implausible(at, "no character: 0x" + Integer.toHexString(point));
    }
    return new Text.Str(Character.toString(point), 1, false);
  }
}
