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
import inquest.engine.object.Objects;
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
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
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

  ValueReader(Ground ground, Shower shower, Conversion conversion) {
    this.objects = ground.python().objects();
    this.values = ground.values(shower);
    this.shower = shower;
    this.conversion = conversion;
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
      all.add(
          new PyTuple(Py.newUnicode(objects.text(entry.key())), conversion.value(entry.value())));
    }
    return new PyList(all);
  }

  PyObject item(Ref ref, PyObject key) {
    PyValue value = objects.value(ref);
    if (!(value instanceof Container container)) {
      if (key instanceof PyString name) {
        return attribute(ref, Conversion.text(name));
      }
      throw Py.TypeError(
          "a " + objects.typeOf(ref).qualifiedName() + " of the target has no numbered items");
    }
    Optional<Elements> plain = Numbers.of(container);
    if (plain.isPresent()) {
      return element(plain.get().get(Numbers.index(container, key)));
    }
    Cell index = conversion.cell(key, false);
    Cell cell = index instanceof Cell.Known known ? values.item(ref, known.value()) : Cell.ABSENT;
    if (cell instanceof Cell.Absent) {
      throw container instanceof Container.Sequence
              || container instanceof Container.StructSequence
              || container instanceof Container.Range
              || container instanceof Container.DequeValue
          ? Py.IndexError("there is no item " + key.__repr__())
          : Py.KeyError(key);
    }
    return conversion.toPython(cell);
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
      case Scalar.Decimal d when d.form() == Scalar.DecimalForm.FINITE ->
          Py.newFloat(Double.parseDouble(d.text()));
      default ->
          throw Py.TypeError(
              "a " + objects.typeOf(ref).qualifiedName() + " of the target is no number");
    };
  }

  boolean truth(Ref ref) {
    PyValue value = objects.value(ref);
    return switch (value) {
      case Scalar.None n -> false;
      case Scalar.Bool b -> b.value();
      case Scalar.Int i -> i.value().signum() != 0;
      case Scalar.FloatValue f -> f.value() != 0;
      case Text.Str s -> s.length() != 0;
      case Text.Bytes b -> b.length() != 0;
      case Container c when Numbers.of(c).isPresent() -> Numbers.of(c).get().length() != 0;
      case Container c ->
          !(values.length(ref) instanceof Cell.Known known)
              || !known.value().equals(Value.Whole.of(0));
      default -> true;
    };
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
