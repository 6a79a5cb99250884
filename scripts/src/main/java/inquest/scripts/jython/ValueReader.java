package inquest.scripts.jython;

import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Attribute;
import inquest.engine.object.Container;
import inquest.engine.object.Elements;
import inquest.engine.object.Entry;
import inquest.engine.object.Items;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.object.Text;
import inquest.engine.show.Shower;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.python.core.Py;
import org.python.core.PyComplex;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySlice;
import org.python.core.PyString;
import org.python.core.PyTuple;

/**
 * Objects of the target with Python's meaning, as far as that needs no code. Throws {@link
 * Unreadable} for what cannot be read, and Python's exceptions for what is not there.
 */
final class ValueReader {
  private final Objects objects;
  private final PythonValues values;
  private final Shower shower;
  private final Conversion conversion;
  private final Likeness likeness;

  ValueReader(Ground ground, Shower shower, Conversion conversion) {
    this.objects = ground.python().objects();
    this.values = ground.values(shower);
    this.shower = shower;
    this.conversion = conversion;
    this.likeness = new Likeness(objects, conversion);
  }

  Likeness likeness() {
    return likeness;
  }

  PyObject attribute(Ref ref, String name) {
    Cell cell = values.attribute(ref, name);
    if (cell instanceof Cell.Absent) {
      throw Py.AttributeError(
          "a " + objects.typeOf(ref).qualifiedName() + " of the target has no attribute " + name);
    }
    return conversion.toPython(cell);
  }

  PyObject attributes(Ref ref) {
    List<PyObject> all = new ArrayList<>();
    var kept = objects.attributes(ref);
    for (Attribute slot : kept.slots()) {
      Optional<PyObject> value =
          switch (slot.content()) {
            case Attribute.Content.Held held -> Optional.of(conversion.value(held.ref()));
            case Attribute.Content.Plain plain -> Conversion.plain(plain.value());
            case Attribute.Content.Computed computed -> Optional.empty();
          };
      value.ifPresent(v -> all.add(new PyTuple(Py.newUnicode(slot.name()), v)));
    }
    for (Entry entry : kept.entries()) {
      all.add(new PyTuple(Interpreter.unicode(name(entry.key())), conversion.value(entry.value())));
    }
    return new PyList(all);
  }

  /** The name that a key is; of one that is no text how it is shown. */
  private String name(Ref key) {
    return objects.isText(key) ? objects.text(key) : shown(key);
  }

  /** An item or a slice of a container or text; of what is no container an attribute. */
  PyObject item(Ref ref, PyObject key) {
    PyValue value = objects.value(ref);
    return switch (value) {
      case Text text -> characters(ref, text, key);
      case Container.Sequence s
          when s.kind() == Container.Sequence.Kind.LIST && key instanceof PySlice ->
          new PyList(items(s.items(), key));
      case Container.Sequence s -> items(s.items(), key);
      case Container.StructSequence s -> items(s.items(), key);
      case Container.DequeValue d -> nth(d, key);
      case Container.DictValue _, Container.DefaultDict _, Container.OrderedDict _ ->
          entry(ref, key);
      case Container.MappingProxy m -> item(m.mapping(), key);
      case Container c when Numbers.of(c).isPresent() -> numbers(c, key);
      case Container _ -> throw noItems(ref);
      case PyValue _ when key instanceof PyString name -> attribute(ref, Conversion.text(name));
      case PyValue _ -> throw noItems(ref);
    };
  }

  private PyException noItems(Ref ref) {
    PyType type = objects.typeOf(ref);
    return likeness.defines(type, List.of("__getitem__")) || objects.value(ref) instanceof Container
        ? conversion.unreadable(
            "to index a " + type.qualifiedName() + " would need to run code of the target")
        : Py.TypeError("a " + type.qualifiedName() + " of the target has no numbered items");
  }

  private PyObject items(Items items, PyObject key) {
    return key instanceof PySlice slice
        ? new PyTuple(cut(slice, items.length(), i -> conversion.value(items.get(i))))
        : conversion.value(items.get(index(key, items.length())));
  }

  private static PyObject[] cut(PySlice slice, long length, LongFunction<PyObject> at) {
    int[] indices = slice.indicesEx((int) Math.min(length, Integer.MAX_VALUE));
    PyObject[] all = new PyObject[indices[3]];
    for (int i = 0; i < all.length; i++) {
      all[i] = at.apply(indices[0] + (long) i * indices[2]);
    }
    return all;
  }

  private static long index(PyObject key, long length) {
    if (!key.isIndex()) {
      throw Py.TypeError("indices are integers, not " + key.getType().fastGetName());
    }
    long asked = key.asIndex(Py.IndexError);
    long at = asked < 0 ? asked + length : asked;
    if (at < 0 || at >= length) {
      throw Py.IndexError("there is no item " + asked);
    }
    return at;
  }

  private PyObject nth(Container.DequeValue deque, PyObject key) {
    long at = index(key, deque.length());
    Iterator<Ref> walk = deque.elements().iterator();
    for (long i = 0; i < at && walk.hasNext(); i++) {
      walk.next();
    }
    if (!walk.hasNext()) {
      throw Py.IndexError("there is no item " + key.__repr__());
    }
    return conversion.value(walk.next());
  }

  private PyObject entry(Ref dict, PyObject key) {
    return likeness.find(dict, key).map(conversion::value).orElseThrow(() -> Py.KeyError(key));
  }

  private PyObject numbers(Container container, PyObject key) {
    Elements all = Numbers.of(container).orElseThrow();
    return key instanceof PySlice slice
        ? new PyList(cut(slice, Numbers.inOneRow(container), i -> element(all.get(i))))
        : element(all.get(Numbers.index(container, key)));
  }

  /** Jython counts no characters where a surrogate stands alone. */
  private PyObject characters(Ref ref, Text text, PyObject key) {
    PyObject all = whole(ref, text);
    if (!(text instanceof Text.Str s) || !Interpreter.hasLoneSurrogate(s.text())) {
      return all.__getitem__(key);
    }
    int[] points = s.text().codePoints().toArray();
    PyObject[] wanted =
        key instanceof PySlice slice
            ? cut(slice, points.length, i -> character(points[(int) i]))
            : new PyObject[] {character(points[(int) index(key, points.length)])};
    StringBuilder joined = new StringBuilder();
    Stream.of(wanted).forEach(joined::append);
    return Interpreter.unicode(joined.toString());
  }

  private static PyObject character(int point) {
    return Interpreter.unicode(Character.toString(point));
  }

  /** Text or bytes, all of it. */
  private PyObject whole(Ref ref, Text text) {
    return Conversion.plain(text)
        .orElseThrow(() ->
            conversion.unreadable(
                "a " + objects.typeOf(ref).qualifiedName() + " of that length is not read whole"));
  }

  private PyObject element(PyValue value) {
    return value instanceof inquest.engine.object.Thing.Held held
        ? conversion.value(held.ref())
        : Conversion.plain(value)
            .orElseThrow(() ->
                new Unreadable(
                    Absence.UNSUPPORTED, 0, "an element of this type is no plain value"));
  }

  long length(Ref ref) {
    PyValue value = objects.value(ref);
    if (Numbers.of(value).isPresent()) {
      return Numbers.length(value);
    }
    return switch (values.length(ref)) {
      case Cell.Known known when known.value() instanceof Value.Whole n -> n.value().longValue();
      case Cell.Lost lost -> throw conversion.unreadable(lost.note().toString());
      case Cell.Known known -> throw noLength(ref);
      case Cell.Absent absent -> throw noLength(ref);
    };
  }

  private RuntimeException noLength(Ref ref) {
    return Py.TypeError("a " + objects.typeOf(ref).qualifiedName() + " of the target has no len()");
  }

  /** Items of a sequence or set, keys of a mapping. */
  Iterator<PyObject> elements(Ref ref) {
    PyValue value = objects.value(ref);
    Optional<Elements> plain = Numbers.of(value);
    if (plain.isPresent()) {
      return counted(Numbers.inOneRow(value), i -> element(plain.get().get(i)));
    }
    return switch (value) {
      case Container.Sequence s -> counted(s.length(), i -> conversion.value(s.items().get(i)));
      case Container.StructSequence s ->
          counted(s.items().length(), i -> conversion.value(s.items().get(i)));
      case Container.SetValue s -> walked(s.elements().iterator(), conversion::value);
      case Container.DequeValue d -> walked(d.elements().iterator(), conversion::value);
      case Container.SimpleQueue q -> walked(q.elements().iterator(), conversion::value);
      case Container.MappingProxy m -> elements(m.mapping());
      case Text.Str t when Interpreter.hasLoneSurrogate(t.text()) ->
          walked(t.text().codePoints().iterator(), ValueReader::character);
      case Text t -> whole(ref, t).asIterable().iterator();
      default -> walked(mapping(ref).iterator(), e -> conversion.value(e.key()));
    };
  }

  /** Keys and values of a mapping. */
  Iterator<PyObject> entries(Ref ref) {
    return walked(
        mapping(ref).iterator(),
        e -> new PyTuple(conversion.value(e.key()), conversion.value(e.value())));
  }

  private Iterable<Entry> mapping(Ref ref) {
    return switch (objects.value(ref)) {
      case Container.DictValue d -> d.entries();
      case Container.DefaultDict d -> d.entries();
      case Container.OrderedDict d -> d.entries();
      case Container.Context c -> c.entries();
      case Container.MappingProxy m -> mapping(m.mapping());
      case PyValue other ->
          throw Py.TypeError(
              "to iterate over a "
                  + objects.typeOf(ref).qualifiedName()
                  + " would need to run code of the target");
    };
  }

  private Iterator<PyObject> counted(long length, Function<Long, PyObject> at) {
    return new Iterator<>() {
      private long next;

      @Override
      public boolean hasNext() {
        return next < length;
      }

      @Override
      public PyObject next() {
        if (next >= length) {
          throw new java.util.NoSuchElementException();
        }
        return readable(() -> at.apply(next++));
      }
    };
  }

  private <T> Iterator<PyObject> walked(Iterator<T> walk, Function<T, PyObject> each) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return walk.hasNext();
      }

      @Override
      public PyObject next() {
        return readable(() -> each.apply(walk.next()));
      }
    };
  }

  private PyObject readable(java.util.function.Supplier<PyObject> work) {
    try {
      return work.get();
    } catch (Unreadable e) {
      throw conversion.unreadable(e);
    }
  }

  Optional<PyObject> plain(Ref ref) {
    PyValue value = objects.value(ref);
    return Conversion.plain(value instanceof Container.NumpyScalar n ? n.value() : value);
  }

  PyObject number(Ref ref) {
    PyValue value = objects.value(ref);
    return switch (value instanceof Container.NumpyScalar n ? n.value() : value) {
      case Scalar.Bool b -> Py.newInteger(b.value() ? 1 : 0);
      case Scalar.Int i -> Conversion.whole(i.value());
      case Scalar.FloatValue f -> Py.newFloat(f.value());
      case Scalar.Complex c -> new PyComplex(c.real(), c.imaginary());
      case Scalar.Decimal d ->
          Py.newFloat(
              switch (d.form()) {
                case FINITE -> Double.parseDouble(d.text());
                case INFINITE -> d.sign() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
                case NAN, SIGNALLING_NAN -> Double.NaN;
              });
      default ->
          throw Py.TypeError(
              "a " + objects.typeOf(ref).qualifiedName() + " of the target is no number");
    };
  }

  /** The number without its fraction, exactly. */
  PyObject integer(Ref ref) {
    if (objects.value(ref) instanceof Scalar.Decimal d) {
      return switch (d.form()) {
        case FINITE ->
            Decimals.whole(d)
                .map(Conversion::whole)
                .orElseThrow(() -> conversion.unreadable("a Decimal of too many digits"));
        case INFINITE -> throw Py.OverflowError("cannot convert Infinity to integer");
        case NAN, SIGNALLING_NAN -> throw Py.ValueError("cannot convert NaN to integer");
      };
    }
    return number(ref).__int__();
  }

  boolean truth(Ref ref) {
    Optional<Long> length =
        objects.value(ref) instanceof Container
                && values.length(ref) instanceof Cell.Known known
                && known.value() instanceof Value.Whole n
            ? Optional.of(n.value().longValue())
            : Optional.empty();
    return likeness.truth(ref, length);
  }

  String text(Ref ref) {
    return switch (objects.value(ref)) {
      case Text.Str s -> s.truncated() ? s.text() + "…" : s.text();
      case Text.Bytes b ->
          new String(b.bytes().copy(0, b.bytes().length()), StandardCharsets.UTF_8)
              + (b.truncated() ? "…" : "");
      default -> shown(ref);
    };
  }

  PyObject bytes(Ref ref) {
    return objects.value(ref) instanceof Text.Bytes b && !b.truncated()
        ? Interpreter.latin1(b.bytes().copy(0, b.bytes().length()))
        : Interpreter.utf8(text(ref));
  }

  /** Asked anew each time: a printer that asks for its own value gets it without itself. */
  String shown(Ref ref) {
    return shower.within(shower.limits()).line(ref);
  }
}
