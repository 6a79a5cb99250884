package inquest.scripts.jython;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.object.Text;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.python.core.Py;
import org.python.core.PyBoolean;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyNone;
import org.python.core.PyObject;
import org.python.core.PySequenceList;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/**
 * Between Python's objects of hooks and values of queries. Text is {@code unicode}, bytes are
 * {@code str}; a {@code str} of a hook is text in UTF-8 where it can be.
 */
final class Conversion {
  /** Lists in lists that a hook may give. */
  private static final int DEEPEST = 20;

  private final Interpreter python;

  Conversion(Interpreter python) {
    this.python = python;
  }

  /** An object of the target, as hooks see it. */
  PyObject value(Ref ref) {
    return python.attribute("Value").__call__(address(ref.address()));
  }

  static PyObject address(long address) {
    return Py.newInteger(address);
  }

  /** What a hook catches where the target cannot be read. */
  PyException unreadable(String why) {
    return new PyException(python.attribute("Unreadable"), Interpreter.unicode(why));
  }

  /** Whether the target could not be read: no fault of the hook. */
  boolean isUnreadable(PyException thrown) {
    return python.is(thrown, "Unreadable");
  }

  /** A value of a query. */
  PyObject toPython(Value value) {
    return switch (value) {
      case Value.Truth t -> Py.newBoolean(t.value());
      case Value.Whole w -> whole(w.value());
      case Value.Decimal d -> Py.newFloat(d.value());
      case Value.Text t -> Interpreter.unicode(t.value());
      case Value.Address a -> address(a.value());
      case Value.None n -> Py.None;
      case Value.Python p -> value(p.ref());
      case Value.Link l -> row(Line.of(l.row(), this));
      case Value.Many m -> {
        List<PyObject> all = new ArrayList<>();
        m.values().forEach(v -> all.add(toPython(v)));
        yield new org.python.core.PyList(all);
      }
      case Value.Variables v -> row(Line.of(v.names(), this));
    };
  }

  /** A cell: None where it is absent, an exception where it is lost. */
  PyObject toPython(Cell cell) {
    return switch (cell) {
      case Cell.Absent absent -> Py.None;
      case Cell.Lost lost -> throw unreadable(lost.note().toString());
      case Cell.Known known -> toPython(known.value());
    };
  }

  PyObject row(Line line) {
    return python.attribute("Row").__call__(Py.java2py(line));
  }

  /** A number, text, bytes or None; empty for everything else. */
  static Optional<PyObject> plain(PyValue value) {
    return switch (value) {
      case Scalar.None n -> Optional.of(Py.None);
      case Scalar.Bool b -> Optional.of(Py.newBoolean(b.value()));
      case Scalar.Int i -> Optional.of(whole(i.value()));
      case Scalar.FloatValue f -> Optional.of(Py.newFloat(f.value()));
      case Text.Str s when !s.truncated() -> Optional.of(Interpreter.unicode(s.text()));
      case Text.Bytes b when !b.truncated() ->
          Optional.of(Interpreter.latin1(b.bytes().copy(0, b.bytes().length())));
      default -> Optional.empty();
    };
  }

  static PyObject whole(BigInteger number) {
    return number.bitLength() < Integer.SIZE
        ? Py.newInteger(number.intValue())
        : Py.newLong(number);
  }

  /** The address in a value of the target, or the address that a number is. */
  long addressOf(PyObject given) {
    PyObject number = isValue(given) ? given.__getattr__("address") : given;
    return whole(number)
        .filter(n -> n.bitLength() <= Long.SIZE)
        .map(BigInteger::longValue)
        .orElseThrow(() -> Py.TypeError("an address is a number or a value"));
  }

  /** Whether it is an object of the target. */
  boolean isValue(PyObject given) {
    return Py.isInstance(given, python.attribute("Value"));
  }

  private static Optional<BigInteger> whole(PyObject given) {
    return switch (given) {
      case PyBoolean truth -> Optional.empty();
      case PyInteger number -> Optional.of(BigInteger.valueOf(number.getValue()));
      case PyLong number -> Optional.of(number.getValue());
      default -> Optional.empty();
    };
  }

  /**
   * What a hook gives as a value of the engine; empty for what is no number, text, bytes or None.
   */
  static Optional<PyValue> engine(PyObject given) {
    if (given instanceof PyNone) {
      return Optional.of(new Scalar.None());
    }
    return switch (given) {
      case PyBoolean truth -> Optional.of(new Scalar.Bool(truth.getBooleanValue()));
      case PyFloat number -> Optional.of(new Scalar.FloatValue(number.getValue()));
      case PyUnicode text -> Optional.of(str(text.toString()));
      case PyString text -> Optional.of(utf8(text).<PyValue>map(Conversion::str).orElse(raw(text)));
      default -> whole(given).map(n -> new Scalar.Int(n, false));
    };
  }

  private static Text.Str str(String text) {
    return new Text.Str(text, text.codePointCount(0, text.length()), false);
  }

  private static PyValue raw(PyString text) {
    byte[] bytes = text.toBytes();
    return new Text.Bytes(Text.Bytes.Kind.BYTES, Bytes.of(bytes), bytes.length);
  }

  /** Text in UTF-8; empty where the bytes are none. */
  static Optional<String> utf8(PyString text) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text.toBytes())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Text of a hook as it is meant: bytes that are no UTF-8 are replaced. */
  static String text(PyString given) {
    return given instanceof PyUnicode
        ? given.toString()
        : new String(given.toBytes(), StandardCharsets.UTF_8);
  }

  /**
   * What a hook gives as a cell.
   *
   * @param redacted whether all but objects of the target is kept back
   */
  Cell cell(PyObject given, boolean redacted) {
    if (isValue(given)) {
      return new Cell.Known(new Value.Python(new Ref(addressOf(given))));
    }
    if (redacted) {
      return new Cell.Lost(Note.warning("", "kept back by --redact: a hook made it of contents"));
    }
    return new Cell.Known(query(given, 0));
  }

  private Value query(PyObject given, int depth) {
    if (given instanceof PyNone) {
      return new Value.None();
    }
    if (isValue(given)) {
      return new Value.Python(new Ref(addressOf(given)));
    }
    return switch (given) {
      case PyBoolean truth -> new Value.Truth(truth.getBooleanValue());
      case PyFloat number -> new Value.Decimal(number.getValue());
      case PyString text -> new Value.Text(text(text));
      case PySequenceList list when depth < DEEPEST -> {
        List<Value> all = new ArrayList<>();
        for (PyObject one : list.asIterable()) {
          all.add(query(one, depth + 1));
        }
        yield new Value.Many(all);
      }
      default -> other(given);
    };
  }

  private Value other(PyObject given) {
    Optional<BigInteger> number = whole(given);
    if (number.isPresent()) {
      return new Value.Whole(number.get());
    }
    if (Py.isInstance(given, python.attribute("Row"))) {
      return ((Line) given.__getattr__("_line").__tojava__(Line.class)).value();
    }
    if (Py.isInstance(given, python.attribute("Struct"))
        || Py.isInstance(given, python.attribute("Type"))) {
      return new Value.Address(addressOf(given.__getattr__("address")));
    }
    throw Py.TypeError(
        "a "
            + given.getType().fastGetName()
            + " cannot stand in an answer: give a value, a number, text, None or a list of them");
  }

  /** The engine's failure as the hook's. */
  PyException unreadable(Unreadable failure) {
    return unreadable(failure.getMessage());
  }
}
