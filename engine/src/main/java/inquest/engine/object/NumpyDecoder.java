package inquest.engine.object;

import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arrays, scalars and element types of numpy, of its major versions 1 and 2. */
final class NumpyDecoder implements Decoder {
  /** {@code NPY_MAXDIMS} of numpy 2. */
  private static final int MAX_DIMENSIONS = 64;

  /** Scalars: the value follows the object's head. */
  private static final Map<String, NumpyElement.Form> SCALARS =
      Map.ofEntries(
          Map.entry("numpy.bool_", new NumpyElement.Form('b', 1)),
          Map.entry("numpy.bool", new NumpyElement.Form('b', 1)),
          Map.entry("numpy.int8", new NumpyElement.Form('i', 1)),
          Map.entry("numpy.int16", new NumpyElement.Form('i', 2)),
          Map.entry("numpy.int32", new NumpyElement.Form('i', 4)),
          Map.entry("numpy.int64", new NumpyElement.Form('i', 8)),
          Map.entry("numpy.longlong", new NumpyElement.Form('i', 8)),
          Map.entry("numpy.uint8", new NumpyElement.Form('u', 1)),
          Map.entry("numpy.uint16", new NumpyElement.Form('u', 2)),
          Map.entry("numpy.uint32", new NumpyElement.Form('u', 4)),
          Map.entry("numpy.uint64", new NumpyElement.Form('u', 8)),
          Map.entry("numpy.ulonglong", new NumpyElement.Form('u', 8)),
          Map.entry("numpy.float16", new NumpyElement.Form('f', 2)),
          Map.entry("numpy.float32", new NumpyElement.Form('f', 4)),
          Map.entry("numpy.float64", new NumpyElement.Form('f', 8)),
          Map.entry("numpy.complex64", new NumpyElement.Form('c', 8)),
          Map.entry("numpy.complex128", new NumpyElement.Form('c', 16)),
          Map.entry("numpy.datetime64", new NumpyElement.Form('M', 8)),
          Map.entry("numpy.timedelta64", new NumpyElement.Form('m', 8)));

  @Override
  public List<String> types() {
    List<String> all = new ArrayList<>(SCALARS.keySet());
    all.add("numpy.ndarray");
    all.add("numpy.dtype");
    return List.copyOf(all);
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "numpy.ndarray" -> array(objects, ref);
      case "numpy.dtype" -> descr(objects, ref).dtype();
      default -> scalar(objects, type, ref);
    };
  }

  private static int head(Objects objects) {
    return objects.layout().struct("PyObject").size();
  }

  private static PyValue array(Objects objects, Ref ref) {
    Memory memory = objects.memory();
    View view = new View(memory, NumpyStructs.array(head(objects)), ref.address());
    int dimensions =
        (int) Plausible.within("nd", ref.address(), view.integer("nd"), 0, MAX_DIMENSIONS);
    List<Long> shape = words(memory, view.pointer("dimensions"), dimensions);
    List<Long> strides = words(memory, view.pointer("strides"), dimensions);
    long count = 1;
    for (long length : shape) {
      Plausible.within("a dimension", ref.address(), length, 0, 1L << 47);
      count = Math.multiplyHigh(count, length) == 0 ? count * length : -1;
      Plausible.within("number of elements", ref.address(), count, 0, 1L << 47);
    }
    Descr descr = descr(objects, Objects.ref(view, "descr"));
    long data = view.pointer("data");
    long elements = count;
    return new Container.Ndarray(
        shape,
        strides,
        descr.dtype(),
        data,
        Objects.ref(view, "base"),
        descr
            .element()
            .map(form ->
                new Elements(
                    elements, i -> form.read(objects.memory(), data + at(i, shape, strides)))));
  }

  /** Where an element lies, counted in C order: the last index varies fastest. */
  private static long at(long index, List<Long> shape, List<Long> strides) {
    long rest = index;
    long offset = 0;
    for (int d = shape.size() - 1; d >= 0; d--) {
      offset += rest % shape.get(d) * strides.get(d);
      rest /= shape.get(d);
    }
    return offset;
  }

  private static List<Long> words(Memory memory, long address, int count) {
    List<Long> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(memory.i64(address + 8L * i));
    }
    return List.copyOf(words);
  }

  private static PyValue scalar(Objects objects, String type, Ref ref) {
    NumpyElement.Form form = java.util.Objects.requireNonNull(SCALARS.get(type));
    long at = ref.address() + head(objects);
    String unit = "";
    if (form.kind() == 'M' || form.kind() == 'm') {
      unit = unit(objects, at + Long.BYTES);
    }
    NumpyElement element = new NumpyElement(form, false, unit);
    Container.Dtype dtype = new Container.Dtype(form.kind(), form.size(), element.name(), false);
    return new Container.NumpyScalar(dtype, element.read(objects.memory(), at));
  }

  /** An element type, and how its elements are read, where they can be. */
  private record Descr(Container.Dtype dtype, Optional<NumpyElement> element) {}

  private static Descr descr(Objects objects, Ref ref) {
    Memory memory = objects.memory();
    int head = head(objects);
    View view = new View(memory, NumpyStructs.descr(head), ref.address());
    char kind = (char) view.integer("kind");
    boolean swapped = view.integer("byteorder") == '>';
    // where numpy 1 has the alignment, never 0, numpy 2 has the upper half of flags, always 0
    boolean first = view.integer("high_flags") != 0;
    View rest =
        new View(
            memory, first ? NumpyStructs.descr1(head) : NumpyStructs.descr2(head), ref.address());
    long size =
        Plausible.within("elsize", ref.address(), rest.integer("elsize"), 0, Integer.MAX_VALUE);
    if ("biufcmMOSUVT".indexOf(kind) < 0) {
      throw Unreadable.implausible(ref.address(), "a dtype of kind " + (int) kind);
    }
    String unit = "";
    if (kind == 'M' || kind == 'm') {
      long meta = rest.pointer("c_metadata");
      unit = meta == 0 ? "" : unit(objects, meta + NumpyStructs.META);
    }
    NumpyElement element = new NumpyElement(new NumpyElement.Form(kind, (int) size), swapped, unit);
    return new Descr(
        new Container.Dtype(kind, size, element.name(), swapped),
        element.isReadable() ? Optional.of(element) : Optional.empty());
  }

  /** {@code [D]}, {@code [25ns]}: a PyArray_DatetimeMetaData. */
  private static String unit(Objects objects, long address) {
    View view = new View(objects.memory(), NumpyStructs.datetimeMetaData(), address);
    return NumpyElement.unit((int) view.integer("base"), (int) view.integer("num"));
  }
}
