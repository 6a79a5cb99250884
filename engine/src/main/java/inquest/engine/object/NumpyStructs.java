package inquest.engine.object;

import inquest.engine.layout.Field;
import inquest.engine.layout.Kind;
import inquest.engine.layout.Source;
import inquest.engine.layout.Struct;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The structures of numpy's binary interface (numpy/ndarraytypes.h, arrayscalars.h), which numpy
 * promises to its extensions: the same for every build of one major version. They begin behind the
 * {@code PyObject_HEAD} of the interpreter.
 */
final class NumpyStructs {
  private NumpyStructs() {}

  /** {@code PyArrayObject_fields}. */
  static Struct array(int head) {
    return struct(
        "PyArrayObject_fields",
        pointer("data", head),
        number("nd", head + 8, 4),
        pointer("dimensions", head + 16),
        pointer("strides", head + 24),
        pointer("base", head + 32),
        pointer("descr", head + 40),
        number("flags", head + 48, 4));
  }

  /** What {@code PyArray_Descr} begins with in numpy 1 and 2. */
  static Struct descr(int head) {
    return struct(
        "PyArray_Descr",
        pointer("typeobj", head),
        number("kind", head + 8, 1),
        number("type", head + 9, 1),
        number("byteorder", head + 10, 1),
        number("type_num", head + 12, 4),
        number("high_flags", head + 20, 4));
  }

  /** The rest of {@code PyArray_Descr} in numpy 1. */
  static Struct descr1(int head) {
    return struct(
        "PyArray_DescrProto",
        number("elsize", head + 16, 4),
        number("alignment", head + 20, 4),
        pointer("c_metadata", head + 64));
  }

  /** The rest of {@code _PyArray_LegacyDescr} in numpy 2. */
  static Struct descr2(int head) {
    return struct(
        "_PyArray_LegacyDescr",
        number("elsize", head + 24, 8),
        number("alignment", head + 32, 8),
        pointer("c_metadata", head + 96));
  }

  /** {@code PyArray_DatetimeMetaData}. */
  static Struct datetimeMetaData() {
    return struct("PyArray_DatetimeMetaData", number("base", 0, 4), number("num", 4, 4));
  }

  /** Offset of {@code meta} in {@code PyArray_DatetimeDTypeMetaData}, behind a NpyAuxData. */
  static final int META = 32;

  private static Field pointer(String name, int offset) {
    return Field.of(name, offset, 8, Kind.POINTER, Source.SHIPPED);
  }

  private static Field number(String name, int offset, int size) {
    return Field.of(name, offset, size, Kind.SIGNED, Source.SHIPPED);
  }

  private static Struct struct(String name, Field... fields) {
    Map<String, Field> byName = new LinkedHashMap<>();
    int end = 0;
    for (Field field : fields) {
      byName.put(field.name(), field);
      end = Math.max(end, field.offset() + field.size());
    }
    return new Struct(name, end, byName);
  }
}
