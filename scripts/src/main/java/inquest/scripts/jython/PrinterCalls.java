package inquest.scripts.jython;

import inquest.engine.object.PyType;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Text;
import inquest.scripts.jython.Piece.Child;
import inquest.scripts.jython.Piece.Hint;
import inquest.scripts.jython.Piece.Said;
import inquest.scripts.jython.Registry.PrinterHook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyNone;
import org.python.core.PyObject;
import org.python.core.PySequenceList;
import org.python.core.PyString;

/** Calls the methods of printers. Runs on the threads of {@link Calls} only. */
final class PrinterCalls {
  private static final int DEEPEST = 20;

  private final Interpreter python;
  private final Conversion conversion;

  /** The values that are being asked about: a printer that asks for its own text gets none. */
  private final Supplier<Set<Ref>> asked;

  PrinterCalls(Interpreter python, Conversion conversion, Supplier<Set<Ref>> asked) {
    this.python = python;
    this.conversion = conversion;
    this.asked = asked;
  }

  /** Whether {@code matches} says that a type is the printer's. */
  boolean matches(PrinterHook printer, PyType type) {
    PyObject view = python.attribute("Type").__call__(Conversion.address(type.address()));
    return printer.matches().orElseThrow().__call__(view).__nonzero__();
  }

  /**
   * What a printer says of a value; empty where the printer itself asked for the value.
   *
   * @param most children that are pulled
   */
  Optional<Said> ask(PrinterHook printer, Ref ref, int most) {
    if (!asked.get().add(ref)) {
      return Optional.empty();
    }
    try {
      PyObject made = printer.hook().code().__call__(conversion.value(ref));
      return Optional.of(isText(made) ? said(made) : methods(made, most));
    } finally {
      asked.get().remove(ref);
    }
  }

  /** A plain function gives the text itself. */
  private boolean isText(PyObject made) {
    return made instanceof PyString || conversion.isValue(made);
  }

  private Said said(PyObject text) {
    return new Said(
        Optional.of(piece(text, "the function", 0)), Hint.NONE, Optional.empty(), Optional.of(0L));
  }

  private Said methods(PyObject printer, int most) {
    PyObject toString = printer.__findattr__("to_string");
    PyObject children = printer.__findattr__("children");
    if (toString == null && children == null) {
      throw Py.TypeError(
          "a printer has to_string or children, and a function gives text; this is a "
              + printer.getType().fastGetName());
    }
    Hint hint = hint(printer.__findattr__("display_hint"));
    PyObject text = toString == null ? Py.None : toString.__call__();
    if (!(text instanceof PyNone) && !isText(text)) {
      throw Py.TypeError(
          "to_string() gave a " + text.getType().fastGetName() + ", and not text or a value");
    }
    if (text instanceof PyNone && children == null) {
      throw Py.TypeError("to_string() gave None, and there is no children()");
    }
    Optional<Piece> shown =
        text instanceof PyNone ? Optional.empty() : Optional.of(piece(text, "to_string()", 0));
    return children == null
        ? new Said(shown, hint, Optional.empty(), Optional.of(0L))
        : pulled(shown, hint, children.__call__(), most);
  }

  private static Hint hint(PyObject method) {
    PyObject hint = method == null ? Py.None : method.__call__();
    if (hint instanceof PyNone) {
      return Hint.NONE;
    }
    return switch (hint.toString()) {
      case "string" -> Hint.STRING;
      case "array" -> Hint.ARRAY;
      case "map" -> Hint.MAP;
      default ->
          throw Py.ValueError(
              "display_hint() gave " + hint.__repr__() + ", and not 'string', 'array' or 'map'");
    };
  }

  /** Children are pulled as far as they are shown, and one more to know whether there are more. */
  private Said pulled(Optional<Piece> text, Hint hint, PyObject given, int most) {
    PyObject children = given instanceof PyNone ? new org.python.core.PyTuple() : given;
    PyObject iterator = children.__iter__();
    List<Child> all = new ArrayList<>();
    PyObject next = iterator.__iternext__();
    while (next != null && all.size() < most) {
      Child child = child(next, hint);
      if (hint == Hint.MAP && isName(child.name())) {
        PyObject value = iterator.__iternext__();
        if (value == null) {
          throw Py.ValueError(
              "a map's children are a key, its value, a key, ... and end with a key");
        }
        child = new Child(child.value(), child(value, hint).value());
      }
      all.add(child);
      next = iterator.__iternext__();
    }
    return new Said(text, hint, Optional.of(all), more(children, all.size(), hint, next));
  }

  /** How many were not pulled: a list knows, a generator does not. */
  private static Optional<Long> more(PyObject children, int shown, Hint hint, PyObject next) {
    if (next == null) {
      return Optional.of(0L);
    }
    if (children instanceof PySequenceList list) {
      boolean alternate =
          hint == Hint.MAP && list.__getitem__(0).__getitem__(0) instanceof PyString;
      return Optional.of((long) (alternate ? list.size() / 2 : list.size()) - shown);
    }
    return Optional.empty();
  }

  private static boolean isName(Piece name) {
    return name instanceof Piece.Plain(Text.Str _);
  }

  private Child child(PyObject given, Hint hint) {
    if (!(given instanceof PySequenceList pair) || pair.size() != 2) {
      throw Py.TypeError("children() gave " + given.__repr__() + ", and not a (name, value) pair");
    }
    Piece name = piece(pair.__getitem__(0), "the name of a child", 0);
    if (!isName(name) && hint != Hint.MAP) {
      throw Py.TypeError("the name of a child is " + pair.__getitem__(0).__repr__() + ", not text");
    }
    return new Child(name, piece(pair.__getitem__(1), "a child", 0));
  }

  private Piece piece(PyObject given, String what, int depth) {
    if (conversion.isValue(given)) {
      return new Piece.OfTarget(new Ref(conversion.addressOf(given)));
    }
    Optional<PyValue> plain = Conversion.engine(given);
    if (plain.isPresent()) {
      return new Piece.Plain(plain.get());
    }
    if (given instanceof PySequenceList list && depth < DEEPEST) {
      List<Piece> all = new ArrayList<>();
      for (PyObject one : list.asIterable()) {
        all.add(piece(one, what, depth + 1));
      }
      return new Piece.Several(all);
    }
    throw Py.TypeError(
        what
            + " is a "
            + given.getType().fastGetName()
            + ", and not a value, a number, text, bytes, None or a list of them");
  }
}
