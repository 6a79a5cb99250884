package inquest.engine.show.builtin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import inquest.engine.memory.Bytes;
import inquest.engine.object.Container;
import inquest.engine.object.Elements;
import inquest.engine.object.PyValue;
import inquest.engine.object.Text;
import inquest.engine.show.Parts;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.show.spelling.TextSpelling;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/** Numbers in rows: array.array, memoryview, numpy's arrays and scalars. */
final class ArrayPrinter {
  private ArrayPrinter() {}

  /** {@code array('i', [1, 2])}. */
  static Shown array(Container.ArrayValue array, Subject subject) {
    Showing showing = subject.showing();
    String open = subject.name() + "('" + array.typecode() + "'";
    Elements elements = array.elements();
    if (elements.length() == 0) {
      return new Shown.Text(open + ")");
    }
    return switch (array.typecode()) {
      case "u", "w", "c" -> characters(open, elements, showing);
      default -> showing.plainItems(open + ", [", elements.length(), walk(elements, 0, 1), "])");
    };
  }

  private static Shown characters(String open, Elements elements, Showing showing) {
    StringBuilder text = new StringBuilder();
    boolean bytes = false;
    long most = Math.min(elements.length(), showing.textRoom());
    for (long i = 0; i < most; i++) {
      switch (elements.get(i)) {
        case Text.Str str -> text.append(str.text());
        case Text.Bytes b -> {
          bytes = true;
          text.append(new String(b.bytes().copy(0, b.bytes().length()), ISO_8859_1));
        }
        case PyValue other -> text.append('?');
      }
    }
    Text value =
        bytes
            ? new Text.Bytes(
                Text.Bytes.Kind.STR,
                Bytes.of(text.toString().getBytes(ISO_8859_1)),
                elements.length())
            : new Text.Str(text.toString(), elements.length(), most < elements.length());
    return showing.parts(open + ", ", ")").unnamed(showing.plain(value)).shown();
  }

  /** Elements from an index on, so many apart. */
  private static Iterator<PyValue> walk(Elements elements, long from, long step) {
    return new Iterator<>() {
      private long next = from;

      @Override
      public boolean hasNext() {
        return next < elements.length();
      }

      @Override
      public PyValue next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        long at = next;
        next += step;
        return elements.get(at);
      }
    };
  }

  /** {@code <memory at 0x… format='B', shape=(4,)>}. */
  static Shown memoryView(Container.MemoryView view, Subject subject) {
    if (view.released()) {
      return new Shown.Text("<released memory at " + subject.address() + ">");
    }
    Parts parts =
        subject
            .showing()
            .parts("<memory at " + subject.address() + " ", ">")
            .named("format", TextSpelling.python3(view.format()))
            .named("shape", shape(view.shape()));
    if (!view.object().isNull()) {
      parts.named("obj", view.object());
    }
    return parts.shown();
  }

  /** {@code array([[0.0, 1.0], … 2 more], shape=(4, 2), dtype=float64)}. */
  static Shown ndarray(Container.Ndarray array, Subject subject) {
    Showing showing = subject.showing();
    Parts parts = showing.parts((subject.type().exact() ? "array" : subject.name()) + "(", ")");
    if (array.elements().isPresent()) {
      Elements elements = array.elements().get();
      parts.unnamed(
          array.shape().isEmpty()
              ? showing.plain(elements.get(0))
              : rows(array, elements, 0, 0, showing, new long[] {showing.limits().items() * 4L}));
    }
    return parts
        .named("shape", shape(array.shape()))
        .named("dtype", dtype(array.dtype().name()))
        .shown();
  }

  /** One dimension of an array, from an element on; the last index varies fastest. */
  private static Shown rows(
      Container.Ndarray array,
      Elements elements,
      int dimension,
      long from,
      Showing showing,
      long[] budget) {
    long length = array.shape().get(dimension);
    if (dimension == array.shape().size() - 1) {
      Shown row = showing.plainItems("[", length, walk(elements, from, 1), "]");
      budget[0] -= row instanceof Shown.Items items ? items.items().size() : 0;
      return row;
    }
    long stride = array.shape().stream().skip(dimension + 1L).reduce(1L, (a, b) -> a * b);
    List<Shown> rows = new ArrayList<>();
    long most = showing.opens() ? Math.min(length, showing.limits().items()) : 0;
    for (long i = 0; i < most && budget[0] > 0; i++) {
      rows.add(rows(array, elements, dimension + 1, from + i * stride, showing, budget));
    }
    return new Shown.Items("[", rows, length - rows.size(), "]");
  }

  private static String shape(List<Long> shape) {
    return shape.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "(", shape.size() == 1 ? ",)" : ")"));
  }

  /** {@code float64}, {@code '>i4'}. */
  private static String dtype(String name) {
    boolean bare = name.chars().allMatch(Character::isLetterOrDigit);
    return bare ? name : "'" + name + "'";
  }

  /** {@code numpy.float64(1.5)}. */
  static Shown scalar(Container.NumpyScalar scalar, Subject subject) {
    return subject
        .showing()
        .parts("numpy." + subject.name() + "(", ")")
        .unnamed(subject.showing().plain(scalar.value()))
        .shown();
  }
}
