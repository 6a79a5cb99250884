package inquest.scripts.jython;

import inquest.engine.layout.Struct;
import inquest.engine.layout.View;
import inquest.engine.object.Container;
import inquest.engine.object.Elements;
import inquest.engine.object.Entry;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.object.Temporal;
import inquest.engine.object.Text;
import inquest.engine.object.Thing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyBoolean;
import org.python.core.PyComplex;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyFrozenSet;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyNone;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;

/**
 * What objects of the target are equal to, and whether they are true, where the engine knows what
 * the types mean. Where a class of the target has a say of its own, and code would have to run,
 * {@code inquest.Unreadable} is raised: there is no guess.
 */
final class Likeness {
  private static final List<String> TRUTH = List.of("__bool__", "__nonzero__", "__len__");
  private static final Set<Class<?>> SELDOM =
      Set.of(Container.DequeValue.class, Container.Range.class, Container.Slice.class);
  private static final Set<Class<?>> SIZED =
      Set.of(PyList.class, PyTuple.class, PyDictionary.class, PyFrozenSet.class);

  private final Objects objects;
  private final Conversion conversion;
  private final Map<Long, Boolean> ownEquality = new ConcurrentHashMap<>();

  Likeness(Objects objects, Conversion conversion) {
    this.objects = objects;
    this.conversion = conversion;
  }

  // truth

  /**
   * Whether {@code if value} would go on.
   *
   * @param length of a container, where the engine knows it
   */
  boolean truth(Ref ref, Optional<Long> length) {
    PyType type = objects.typeOf(ref);
    PyValue value = objects.value(ref);
    if (defines(type, TRUTH) || isOldWithCode(ref, value)) {
      throw needsCode(type, "its truth");
    }
    return truth(value, type, length);
  }

  private boolean truth(PyValue value, PyType type, Optional<Long> length) {
    return switch (value) {
      case Scalar.None _ -> false;
      case Scalar.Bool b -> b.value();
      case Scalar.Int i -> i.value().signum() != 0;
      case Scalar.FloatValue f -> f.value() != 0;
      case Scalar.Complex c -> c.real() != 0 || c.imaginary() != 0;
      case Scalar.Decimal d ->
          d.form() != Scalar.DecimalForm.FINITE || d.coefficient().signum() != 0;
      case Temporal.Delta d -> d.days() != 0 || d.seconds() != 0 || d.microseconds() != 0;
      case Text.Str s -> s.length() != 0;
      case Text.Bytes b -> b.length() != 0;
      case Container.NumpyScalar n -> truth(n.value(), type, length);
      case Container.Ndarray array -> ofArray(array, type);
      case Container.StructSequence s -> s.items().length() != 0;
      case Container.MemoryView m -> m.shape().isEmpty() || m.shape().getFirst() != 0;
      case Container.OldBuffer b when b.size() >= 0 -> b.size() != 0;
      case Container.OldBuffer _ -> throw needsCode(type, "its truth");
      case Container.Context c -> c.length() != 0;
      case Container c when Numbers.of(c).isPresent() -> Numbers.of(c).get().length() != 0;
      default -> length.isEmpty() || length.get() != 0;
    };
  }

  /** Of one element it is that element's, and of several numpy refuses to say. */
  private boolean ofArray(Container.Ndarray array, PyType type) {
    Optional<Elements> elements = array.elements().filter(e -> e.length() == 1);
    return elements
        .map(e -> truth(e.get(0), type, Optional.empty()))
        .orElseThrow(() -> needsCode(type, "its truth"));
  }

  private boolean isOldWithCode(Ref ref, PyValue value) {
    return value instanceof Thing.OldInstance
        && TRUTH.stream().anyMatch(name -> objects.attribute(ref, name).isPresent());
  }

  /** Whether a class before the built-in one that the engine decodes defines one of the names. */
  boolean defines(PyType type, List<String> names) {
    for (Ref base : type.mro()) {
      PyType at = objects.type(base.address());
      if (!at.python() && (at.exact() && at.builtin().isPresent() || at.base().isNull())) {
        return false;
      }
      Ref dict = new Ref(objects.view("PyTypeObject", base).pointer("tp_dict"));
      if (!dict.isNull() && names.stream().anyMatch(n -> objects.item(dict, n).isPresent())) {
        return true;
      }
    }
    return false;
  }

  private PyException needsCode(PyType type, String what) {
    return conversion.unreadable(what + " needs code of the target: " + type.qualifiedName());
  }

  // equality

  /** Whether two objects of the target are equal. */
  boolean equal(Ref one, Ref other) {
    PyValue left = objects.value(one);
    PyValue right = objects.value(other);
    if (one.equals(other) && !isNumber(left)) {
      return true;
    }
    if (left instanceof Scalar.None || right instanceof Scalar.None) {
      return false;
    }
    if (isTextAndBytes(left, right) || isTextAndBytes(right, left)) {
      return false;
    }
    PyType type = objects.typeOf(one);
    if (left instanceof Temporal && right instanceof Temporal) {
      return temporal(left, right, type);
    }
    if (left.getClass() == right.getClass() && SELDOM.contains(left.getClass())) {
      throw needsCode(type, "its equality");
    }
    return !(isIdentity(one, left) && isIdentity(other, right))
        && compared(one, left, () -> alike(other, right));
  }

  /** Python 3's text is no bytes, whatever they spell; Python 2's {@code str} is both. */
  private static boolean isTextAndBytes(PyValue one, PyValue other) {
    return one instanceof Text.Str
        && other instanceof Text.Bytes bytes
        && bytes.kind() != Text.Bytes.Kind.STR;
  }

  /** Whether an object of the target equals one of the hook's. */
  boolean equal(Ref one, PyObject other) {
    PyValue value = objects.value(one);
    if (other instanceof PyNone || value instanceof Scalar.None) {
      return other instanceof PyNone && value instanceof Scalar.None;
    }
    if (value instanceof Temporal && (other instanceof PyString || isNumber(other))) {
      return false;
    }
    return !isIdentity(one, value) && compared(one, value, () -> other);
  }

  /** Not each of them equals itself. */
  private static boolean isNumber(PyValue value) {
    return value instanceof Scalar.FloatValue
        || value instanceof Scalar.Complex
        || value instanceof Scalar.Decimal;
  }

  private static boolean isNumber(PyObject given) {
    return given instanceof PyInteger || given instanceof PyLong || given instanceof PyFloat;
  }

  private boolean compared(Ref one, PyValue value, Supplier<PyObject> other) {
    PyObject left = alike(one, value);
    PyObject right = other.get();
    if (left instanceof Exactly || right instanceof Exactly) {
      Optional<BigDecimal> a = exactly(left);
      Optional<BigDecimal> b = exactly(right);
      return a.isPresent() && b.isPresent() && a.get().compareTo(b.get()) == 0;
    }
    if (left instanceof Nothing || right instanceof Nothing) {
      return false;
    }
    // where lengths differ there is nothing to be read
    boolean sized = SIZED.contains(left.getClass()) && SIZED.contains(right.getClass());
    return (!sized || left.__len__() == right.__len__()) && left._eq(right).__nonzero__();
  }

  /** Whether only the object itself is equal to it. */
  private boolean isIdentity(Ref ref, PyValue value) {
    return switch (value) {
      case Scalar _, Text _, Container _, Temporal _ -> false;
      case Thing.Type _ -> !defines(objects.typeOf(ref), List.of("__eq__"));
      case PyValue _ -> compare(objects.typeOf(ref)).equals(compare(root(ref)));
    };
  }

  private PyType root(Ref ref) {
    return objects.type(objects.typeOf(ref).mro().getLast().address());
  }

  /** The code that compares instances of a class, as its slots have it. */
  private List<Long> compare(PyType type) {
    View view = objects.view("PyTypeObject", type.ref());
    Struct fields = objects.layout().struct("PyTypeObject");
    List<Long> code = new ArrayList<>();
    code.add(view.pointer("tp_richcompare"));
    if (fields.has("tp_compare")) {
      code.add(view.pointer("tp_compare"));
    }
    return code;
  }

  /** A Decimal, which Jython would have to be taught. */
  private static final class Exactly extends PyObject {
    private static final long serialVersionUID = 1L;
    private final transient BigDecimal value;

    Exactly(BigDecimal value) {
      this.value = value;
    }
  }

  /** What is equal to nothing that a hook or the engine can name. */
  private static final class Nothing extends PyObject {
    private static final long serialVersionUID = 1L;
  }

  private static Optional<BigDecimal> exactly(PyObject number) {
    return switch (number) {
      case Exactly decimal -> Optional.of(decimal.value);
      case PyBoolean truth ->
          Optional.of(truth.getBooleanValue() ? BigDecimal.ONE : BigDecimal.ZERO);
      case PyInteger whole -> Optional.of(BigDecimal.valueOf(whole.getValue()));
      case PyLong whole -> Optional.of(new BigDecimal(whole.getValue()));
      case PyFloat real when Double.isFinite(real.getValue()) ->
          Optional.of(new BigDecimal(real.getValue()));
      default -> Optional.empty();
    };
  }

  /**
   * An object of Jython's own that compares as this one does; items are objects of the target and
   * are compared in turn.
   */
  private PyObject alike(Ref ref, PyValue value) {
    PyType type = objects.typeOf(ref);
    if (ownEquality.computeIfAbsent(type.address(), at -> hasOwnEquality(type))) {
      throw needsCode(type, "its equality");
    }
    Optional<PyObject> plain =
        Conversion.plain(value instanceof Container.NumpyScalar n ? n.value() : value);
    return plain.orElseGet(() ->
        switch (value) {
          case Scalar.Complex c -> new PyComplex(c.real(), c.imaginary());
          case Scalar.Decimal d when d.form() != Scalar.DecimalForm.FINITE ->
              d.form() == Scalar.DecimalForm.INFINITE
                  ? Py.newFloat(d.sign() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
                  : new Nothing();
          case Scalar.Decimal d when d.exponent() == (int) d.exponent() ->
              new Exactly(Decimals.exactly(d));
          case Scalar.Ellipsis _, Scalar.NotImplemented _ -> new Nothing();
          case Container.Sequence s when s.kind() == Container.Sequence.Kind.LIST ->
              new PyList(values(s.length(), i -> s.items().get(i)));
          case Container.Sequence s -> tuple(values(s.length(), i -> s.items().get(i)));
          case Container.StructSequence s ->
              tuple(values(s.items().length(), i -> s.items().get(i)));
          case Container.SetValue s -> set(s);
          case Container.DictValue d -> dict(d.entries());
          case Container.DefaultDict d -> dict(d.entries());
          case Container.OrderedDict d -> dict(d.entries());
          case Container.DequeValue _, Container.Range _, Container.Slice _ -> new Nothing();
          default -> throw needsCode(type, "its equality");
        });
  }

  /** Whether a class compares otherwise than the built-in type that the engine decodes it as. */
  private boolean hasOwnEquality(PyType type) {
    for (Ref base : type.mro()) {
      PyType at = objects.type(base.address());
      if (!at.python() && at.exact() && at.builtin().isPresent()) {
        return !compare(type).equals(compare(at));
      }
    }
    return type.python();
  }

  private List<PyObject> values(long length, LongFunction<Ref> at) {
    List<PyObject> all = new ArrayList<>();
    for (long i = 0; i < length; i++) {
      all.add(conversion.value(at.apply(i)));
    }
    return all;
  }

  private static PyTuple tuple(List<PyObject> items) {
    return new PyTuple(items.toArray(PyObject[]::new));
  }

  private PyObject set(Container.SetValue set) {
    PyList all = new PyList();
    set.elements().forEach(ref -> all.append(conversion.value(ref)));
    return new PyFrozenSet(all);
  }

  private PyObject dict(Iterable<Entry> entries) {
    PyDictionary all = new PyDictionary();
    for (Entry entry : entries) {
      all.__setitem__(conversion.value(entry.key()), conversion.value(entry.value()));
    }
    return all;
  }

  private boolean temporal(PyValue left, PyValue right, PyType type) {
    return switch (left) {
      case Temporal.DateTime a when right instanceof Temporal.DateTime b ->
          a.date().equals(b.date()) && clock(a.time(), b.time(), type);
      case Temporal.Time a when right instanceof Temporal.Time b -> clock(a, b, type);
      case Temporal.Delta _, Temporal.Date _ -> left.equals(right);
      default -> {
        if (left.getClass() == right.getClass()) {
          throw needsCode(type, "its equality");
        }
        yield false;
      }
    };
  }

  private boolean clock(Temporal.Time a, Temporal.Time b, PyType type) {
    if (a.zone().isPresent() || b.zone().isPresent()) {
      throw needsCode(type, "its equality");
    }
    return a.hour() == b.hour()
        && a.minute() == b.minute()
        && a.second() == b.second()
        && a.microsecond() == b.microsecond();
  }

  // keys

  /**
   * The value of a dict's entry whose key equals one of the hook's.
   *
   * @throws PyException {@code inquest.Unreadable} where it was not found, and of some key only
   *     code could say whether it is the one
   */
  Optional<Ref> find(Ref dict, PyObject key) {
    if (key instanceof PyString text) {
      Optional<Ref> found = objects.item(dict, Conversion.text(text));
      if (found.isPresent() || key instanceof PyUnicode) {
        return found;
      }
    }
    Optional<PyException> unknown = Optional.empty();
    for (Entry entry : objects.entries(dict)) {
      try {
        if (isKey(entry.key(), key)) {
          return Optional.of(entry.value());
        }
      } catch (PyException e) {
        if (!conversion.isUnreadable(e)) {
          throw e;
        }
        unknown = Optional.of(e);
      }
    }
    if (unknown.isPresent()) {
      throw unknown.get();
    }
    return Optional.empty();
  }

  private boolean isKey(Ref own, PyObject key) {
    if (conversion.isValue(key)) {
      return equal(own, new Ref(conversion.addressOf(key)));
    }
    boolean bytes = key instanceof PyString;
    return bytes && !(objects.value(own) instanceof Text.Bytes) ? false : equal(own, key);
  }

  /** The hash of a key, so that what is equal is found in dicts of the hook. */
  Optional<PyObject> key(Ref ref) {
    PyValue value = objects.value(ref);
    return switch (value) {
      case Container.Sequence s when s.kind() == Container.Sequence.Kind.TUPLE ->
          Optional.of(alike(ref, value));
      case Container.SetValue s when s.frozen() -> Optional.of(alike(ref, value));
      case Scalar.Complex _ -> Optional.of(alike(ref, value));
      default -> Conversion.plain(value);
    };
  }
}
