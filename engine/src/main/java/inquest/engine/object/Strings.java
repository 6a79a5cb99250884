package inquest.engine.object;

import inquest.engine.layout.Axes.StringForm;
import inquest.engine.layout.Field;
import inquest.engine.layout.Layout;
import inquest.engine.layout.Struct;
import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text in every form (Include/cpython/unicodeobject.h, PEP 393; in Python 2
 * Include/unicodeobject.h).
 */
final class Strings {
  /** {@code PyUnicode_WCHAR_KIND}: a string that is not ready, to 3.11. */
  private static final int NOT_READY = 0;

  private final Objects objects;
  private final Lazy<Flexible> bound;

  Strings(Objects objects) {
    this.objects = objects;
    this.bound = new Lazy<>(() -> Flexible.of(objects.layout()));
  }

  /** The fields of a str, looked up once: names and keys are what is read most. */
  private record Flexible(
      Struct struct, Field length, Field kind, Field compact, Field ascii, int plain, int wide) {
    static Flexible of(Layout layout) {
      Struct struct = layout.struct("PyASCIIObject");
      return new Flexible(
          struct,
          struct.field("length"),
          struct.field("state.kind"),
          struct.field("state.compact"),
          struct.field("state.ascii"),
          struct.size(),
          layout.struct("PyCompactUnicodeObject").size());
    }

    View view(Memory memory, Ref ref) {
      return new View(memory, struct, ref.address());
    }
  }

  /** Looks at the type's flags only, so that it can be asked while a type is being read. */
  boolean isText(Ref ref) {
    long flags = PyType.UNICODE_SUBCLASS | (isPython2() ? PyType.BYTES_SUBCLASS : 0);
    return (objects.typeFlags(ref) & flags) != 0;
  }

  String whole(Ref ref) {
    if (!isText(ref)) {
      throw Unreadable.implausible(ref.address(), "no str");
    }
    if (isPython2() && isBytes(ref)) {
      return python2Name(ref);
    }
    Text.Str str = str(ref);
    if (str.truncated()) {
      throw Unreadable.implausible(
          ref.address(), "a str of " + str.length() + " characters is longer than is read");
    }
    return str.text();
  }

  Text.Str str(Ref ref) {
    return switch (objects.layout().axes().strings()) {
      case PYTHON2 -> isBytes(ref) ? ofBytes(ref) : python2Unicode(ref);
      case FLEXIBLE -> flexible(ref);
    };
  }

  /**
   * Whether the text is this one; cheap where it is not, because its length differs.
   *
   * @param ref an object of which {@link #isText} holds
   */
  boolean is(Ref ref, String text) {
    if (!isPython2()) {
      Flexible fields = bound.get();
      long length = fields.view(objects.memory(), ref).integer(fields.length());
      boolean ready = length != 0 || text.isEmpty();
      // a str that is not ready has no length yet
      return (!ready || length == text.codePointCount(0, text.length()))
          && str(ref).text().equals(text);
    }
    View view = objects.view(isBytes(ref) ? "PyVarObject" : "PyUnicodeObject", ref);
    long length = view.integer(view.has("length") ? "length" : "ob_size");
    return length >= text.codePointCount(0, text.length())
        && length <= text.length() * 4L
        && str(ref).text().equals(text);
  }

  private boolean isPython2() {
    return objects.layout().axes().strings() == StringForm.PYTHON2;
  }

  private boolean isBytes(Ref ref) {
    return (objects.typeFlags(ref) & PyType.BYTES_SUBCLASS) != 0;
  }

  private Text.Str flexible(Ref ref) {
    Flexible fields = bound.get();
    View ascii = fields.view(objects.memory(), ref);
    long length = ascii.integer(fields.length());
    int kind = (int) ascii.integer(fields.kind());
    if (kind == NOT_READY) {
      View compact = objects.view("PyCompactUnicodeObject", ref);
      long units = compact.has("wstr_length") ? compact.integer("wstr_length") : length;
      return units(ascii.pointer("wstr"), units, 4);
    }
    if (kind != 1 && kind != 2 && kind != 4) {
      throw Unreadable.implausible(ref.address(), "a str of kind " + kind);
    }
    long data;
    if (ascii.integer(fields.compact()) == 0) {
      data = objects.view("PyUnicodeObject", ref).pointer("data.any");
    } else if (ascii.integer(fields.ascii()) != 0) {
      data = ref.address() + fields.plain();
    } else {
      data = ref.address() + fields.wide();
    }
    return units(data, length, kind);
  }

  private Text.Str units(long data, long length, int width) {
    Memory memory = objects.memory();
    Plausible.array(memory, "length of a str", data, length, width);
    int most = objects.limits().stringBytes() / width;
    int count = (int) Math.min(length, most);
    byte[] bytes = memory.bytes(data, count * width);
    return new Text.Str(decode(bytes, width, data), length, count < length);
  }

  private static String decode(byte[] bytes, int width, long data) {
    return switch (width) {
      case 1 -> new String(bytes, StandardCharsets.ISO_8859_1);
      case 2 -> utf16(bytes);
      default -> utf32(bytes, data);
    };
  }

  /** Unit by unit, so that lone surrogates stay what they are. */
  private static String utf16(byte[] bytes) {
    char[] chars = new char[bytes.length / 2];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] & 0xff) << 8);
    }
    return new String(chars);
  }

  private static String utf32(byte[] bytes, long data) {
    StringBuilder text = new StringBuilder(bytes.length / 4);
    for (int i = 0; i + 3 < bytes.length; i += 4) {
      int point =
          (bytes[i] & 0xff)
              | (bytes[i + 1] & 0xff) << 8
              | (bytes[i + 2] & 0xff) << 16
              | (bytes[i + 3] & 0xff) << 24;
      if (!Character.isValidCodePoint(point)) {
        throw Unreadable.implausible(data + i, "no character: 0x" + Integer.toHexString(point));
      }
      text.appendCodePoint(point);
    }
    return text.toString();
  }

  private String python2Name(Ref ref) {
    Text.Bytes bytes = BytesDecoder.python2(objects, ref);
    if (bytes.truncated()) {
      throw Unreadable.implausible(
          ref.address(), "a str of " + bytes.length() + " bytes is longer than is read");
    }
    return utf8OrLatin1(bytes.bytes().copy(0, bytes.bytes().length()));
  }

  private Text.Str ofBytes(Ref ref) {
    Text.Bytes bytes = BytesDecoder.python2(objects, ref);
    return new Text.Str(
        utf8OrLatin1(bytes.bytes().copy(0, bytes.bytes().length())),
        bytes.length(),
        bytes.truncated());
  }

  private static String utf8OrLatin1(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private Text.Str python2Unicode(Ref ref) {
    View view = objects.view("PyUnicodeObject", ref);
    long length = view.integer("length");
    long data = view.pointer("str");
    return units(data, length, python2Width(data, length));
  }

  /**
   * Bytes per {@code Py_UNICODE}, 2 or 4 as the interpreter was configured: what the layout says,
   * else told from the text: read as UCS-4, UCS-2 text of two characters or more gives numbers that
   * are no characters, or does not end with a zero.
   */
  private int python2Width(long data, long length) {
    var said = objects.layout().constant("Py_UNICODE_SIZE");
    if (said.isPresent()) {
      return (int) said.getAsLong();
    }
    Memory memory = objects.memory();
    Plausible.array(memory, "length of a unicode", data, length, 2);
    long looked = Math.min(length, 64);
    for (long i = 0; i < looked; i++) {
      if (!memory.readable(data + 4 * i, 4)
          || !Character.isValidCodePoint(memory.i32(data + 4 * i))) {
        return 2;
      }
    }
    long end = data + 4 * length;
    return memory.readable(end, 4) && memory.i32(end) == 0 ? 4 : 2;
  }
}
