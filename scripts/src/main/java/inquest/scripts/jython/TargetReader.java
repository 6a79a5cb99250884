package inquest.scripts.jython;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.runtime.LibraryStructs;
import inquest.engine.show.Shower;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/**
 * Reads the process for {@code inquest.py}: everything that hooks can reach goes through here, and
 * nothing here writes. What cannot be read is raised as {@code inquest.Unreadable}. Its public
 * methods are for that module only.
 */
public final class TargetReader {
  private static final int MOST_BYTES = 1 << 28;
  private static final int MOST_TEXT = 1 << 20;

  /** The process, once there is one. */
  private record Bound(Ground ground, Shower shower, ValueReader values, LibraryStructs structs) {}

  private final JythonHooks hooks;
  private Conversion conversion;
  private volatile Bound bound;

  TargetReader(JythonHooks hooks) {
    this.hooks = hooks;
  }

  /** Says how values become Python's: known once the interpreter has started. */
  void begin(Conversion how) {
    conversion = how;
  }

  /** Says which process is read. */
  void bind(Ground ground) throws CannotLoad {
    bound = null;
    Shower shower = ground.shower(hooks);
    bound =
        new Bound(
            ground,
            shower,
            new ValueReader(ground, shower, conversion),
            new LibraryStructs(ground.inquest().image()));
  }

  private Bound bound() {
    Bound now = bound;
    if (now == null) {
      throw Py.RuntimeError(
          "there is no target yet while hooks are loaded: read it inside of functions");
    }
    return now;
  }

  Conversion conversion() {
    return conversion;
  }

  Objects objects() {
    return bound().ground().python().objects();
  }

  Memory memory() {
    return objects().memory();
  }

  /** The seam where the engine's failures become Python's. */
  <T> T reading(Supplier<T> work) {
    try {
      return work.get();
    } catch (Unreadable e) {
      throw conversion.unreadable(e);
    }
  }

  PyException queryError(String pointed) {
    return new PyException(hooks.python().attribute("QueryError"), Py.newUnicode(pointed));
  }

  // the process

  /** What the target is called. */
  public String name() {
    return bound().ground().name();
  }

  /** The version of its Python. */
  public String version() {
    return bound().ground().python().layout().version().toString();
  }

  /** Begins to answer a query. */
  public Asked query(String text) {
    Bound now = bound();
    return reading(() -> {
      try {
        Session session = session(now);
        return Asked.of(text, session, this);
      } catch (QueryError e) {
        throw queryError(e.pointed(text));
      } catch (CannotLoad e) {
        throw Py.RuntimeError(e.getMessage());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private Session session(Bound now) throws CannotLoad {
    Ground ground = now.ground();
    return new Session(
        ground.catalogue(hooks, now.shower()),
        ground.values(now.shower()),
        Map.of(),
        hooks.cancellation());
  }

  /** Prints the answers of a script as tables. */
  public void show(String text) {
    Bound now = bound();
    reading(() -> {
      try {
        Session session = session(now);
        session.run(text, new Tables(now.ground().values(now.shower()), hooks::print));
      } catch (QueryError e) {
        throw queryError(e.pointed(text));
      } catch (CannotLoad e) {
        throw Py.RuntimeError(e.getMessage());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Py.None;
    });
  }

  // its memory

  /** Bytes, all or none. */
  public PyObject read(PyObject address, int size) {
    if (size < 0 || size > MOST_BYTES) {
      throw Py.ValueError("read from 0 to " + MOST_BYTES + " bytes at a time");
    }
    return reading(() -> Interpreter.latin1(memory().bytes(conversion.addressOf(address), size)));
  }

  /** Bytes up to the first zero. */
  public PyObject cstring(PyObject address) {
    return reading(
        () -> Interpreter.latin1(memory().cstring(conversion.addressOf(address), MOST_TEXT)));
  }

  /** A little-endian integer. */
  public PyObject integer(PyObject address, int size, boolean signed) {
    return reading(() -> Conversion.whole(number(conversion.addressOf(address), size, signed)));
  }

  BigInteger number(long address, int size, boolean signed) {
    byte[] little = memory().bytes(address, size);
    byte[] big = new byte[size];
    for (int i = 0; i < size; i++) {
      big[i] = little[size - 1 - i];
    }
    return signed ? new BigInteger(big) : new BigInteger(1, big);
  }

  /** An IEEE 754 number of 4 or 8 bytes. */
  public double floating(PyObject address, int size) {
    long at = conversion.addressOf(address);
    return reading(
        () -> size == 4 ? (double) Float.intBitsToFloat(memory().i32(at)) : memory().f64(at));
  }

  /**
   * A structure by the debug information of a library.
   *
   * @param near an object whose class's library is asked first, or 0
   */
  public PyObject struct(String name, PyObject address, PyObject near) {
    Bound now = bound();
    long object = conversion.addressOf(near);
    return reading(() -> {
      List<Long> places = object == 0 ? List.of() : places(new Ref(object));
      var type = hooks.uncounted(() -> now.structs().find(name, places));
      return struct(new StructView(type, conversion.addressOf(address), this));
    });
  }

  PyObject struct(StructView view) {
    return hooks.python().attribute("Struct").__call__(Py.java2py(view));
  }

  /** Where the library of an object's class may be: its type object, and functions of that. */
  private List<Long> places(Ref ref) {
    List<Long> places = new ArrayList<>();
    for (Ref base : objects().typeOf(ref).mro()) {
      places.add(base.address());
      for (String field : List.of("tp_methods", "tp_members", "tp_getset", "tp_repr", "tp_new")) {
        places.add(objects().view("PyTypeObject", base).pointer(field));
      }
      if (!objects().type(base.address()).python()) {
        break; // bases of a C type may belong to other libraries
      }
    }
    return places;
  }

  /** Bytes of {@code PyObject_HEAD}. */
  public int headSize() {
    return reading(() -> objects().layout().struct("PyObject").size());
  }

  // its classes

  /** The address of an object's class. */
  public PyObject typeOf(PyObject address) {
    return reading(() -> Conversion.address(objects().typeOf(ref(address)).address()));
  }

  /** A class's name. */
  public String typeName(PyObject address, boolean qualified) {
    return reading(() -> {
      PyType type = type(address);
      return qualified ? type.qualifiedName() : type.shortName();
    });
  }

  /** A class and its bases. */
  public List<PyObject> mro(PyObject address) {
    return reading(
        () -> type(address).mro().stream().map(r -> Conversion.address(r.address())).toList());
  }

  /** Bytes of an instance. */
  public long basicSize(PyObject address) {
    return reading(() -> type(address).basicsize());
  }

  /** Whether a class or one of its bases defines a name. */
  public boolean typeHas(PyObject address, String name) {
    return reading(() -> {
      for (Ref base : type(address).mro()) {
        Ref dict = new Ref(objects().view("PyTypeObject", base).pointer("tp_dict"));
        if (!dict.isNull() && objects().item(dict, name).isPresent()) {
          return true;
        }
      }
      return false;
    });
  }

  private PyType type(PyObject address) {
    return objects().type(conversion.addressOf(address));
  }

  private Ref ref(PyObject address) {
    return new Ref(conversion.addressOf(address));
  }

  // its values

  /** An attribute. */
  public PyObject attr(PyObject address, String name) {
    return reading(() -> bound().values().attribute(ref(address), name));
  }

  /** Whether there is such an attribute. */
  public boolean hasAttr(PyObject address, String name) {
    return reading(() -> objects().attribute(ref(address), name).isPresent());
  }

  /** Names and values that the object itself keeps. */
  public PyObject attrs(PyObject address) {
    return reading(() -> bound().values().attributes(ref(address)));
  }

  /** An item, or of what is no container an attribute. */
  public PyObject item(PyObject address, PyObject key) {
    return reading(() -> bound().values().item(ref(address), key));
  }

  /** How many items, characters or bytes. */
  public long length(PyObject address) {
    return reading(() -> bound().values().length(ref(address)));
  }

  /** Items, or keys. */
  public PyObject elements(PyObject address) {
    return Py.java2py(reading(() -> bound().values().elements(ref(address))));
  }

  /** Keys and values. */
  public PyObject entries(PyObject address) {
    return Py.java2py(reading(() -> bound().values().entries(ref(address))));
  }

  /** A number, text, bytes or None. */
  public PyObject plain(PyObject address) {
    return reading(() -> {
      Ref ref = ref(address);
      Optional<PyObject> plain = bound().values().plain(ref);
      return plain.orElseThrow(() ->
          Py.TypeError(
              "a "
                  + objects().typeOf(ref).qualifiedName()
                  + " of the target is no number, text, bytes or None"));
    });
  }

  /** A number. */
  public PyObject number(PyObject address) {
    return reading(() -> bound().values().number(ref(address)));
  }

  /** A number without its fraction. */
  public PyObject integerOf(PyObject address) {
    return reading(() -> bound().values().integer(ref(address)));
  }

  /** Python's truth. */
  public boolean truth(PyObject address) {
    return reading(() -> bound().values().truth(ref(address)));
  }

  /** Equal to another value of the target, or to something of the hook's. */
  public boolean equal(PyObject address, PyObject other, boolean isValue) {
    return reading(() -> {
      Likeness likeness = bound().values().likeness();
      return isValue
          ? likeness.equal(ref(address), ref(other))
          : likeness.equal(ref(address), other);
    });
  }

  /** What has the value's hash; None where that is its address. */
  public PyObject key(PyObject address) {
    return reading(() -> bound().values().likeness().key(ref(address)).orElse(null));
  }

  /** {@code unicode(value)}: text as it is, everything else as it is shown. */
  public PyObject text(PyObject address) {
    return reading(() -> Interpreter.unicode(bound().values().text(ref(address))));
  }

  /** {@code str(value)}: bytes as they are, everything else in UTF-8. */
  public PyObject bytes(PyObject address) {
    return reading(() -> bound().values().bytes(ref(address)));
  }

  /** As it is shown in answers. */
  public PyObject shown(PyObject address) {
    return reading(() -> Interpreter.unicode(bound().values().shown(ref(address))));
  }
}
