package inquest.dsl.relations;

import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Function;
import inquest.dsl.relation.Type;
import inquest.dsl.relation.Value;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** The functions of the language. */
final class Functions {
  private final PythonValues python;

  Functions(PythonValues python) {
    this.python = python;
  }

  List<Function> all() {
    return List.of(
        new Function(
            "len",
            List.of("x"),
            Type.NUMBER,
            "how many items, characters or bytes a value has",
            a -> length(a.getFirst())),
        new Function(
            "type",
            List.of("x"),
            Type.TEXT,
            "qualified name of the class of a Python object",
            a -> type(a.getFirst())),
        new Function(
            "repr",
            List.of("x"),
            Type.TEXT,
            "a value as Python would print it",
            a -> Cell.text(python.repr(a.getFirst()))),
        new Function(
            "str",
            List.of("x"),
            Type.TEXT,
            "a value as text: a str as it is, anything else as repr has it",
            a -> Cell.text(python.str(a.getFirst()))),
        new Function(
            "hex",
            List.of("x"),
            Type.TEXT,
            "a whole number or an address in hexadecimal",
            a -> hex(a.getFirst())),
        new Function(
            "attr",
            List.of("x", "name"),
            Type.PYTHON,
            "the attribute of that name: attr(x, \"a\") is x.a",
            this::attribute),
        onText("lower", "text in lower case", t -> t.toLowerCase(Locale.ROOT)),
        onText("upper", "text in upper case", t -> t.toUpperCase(Locale.ROOT)),
        onTexts("contains", "whether a text has another in it", String::contains),
        onTexts("startswith", "whether a text starts with another", String::startsWith),
        onTexts("endswith", "whether a text ends with another", String::endsWith));
  }

  private Cell length(Value value) {
    return switch (value) {
      case Value.Python p -> python.length(p.ref());
      case Value.Text t -> Cell.whole(t.value().codePointCount(0, t.value().length()));
      case Value.Many m -> Cell.whole(m.values().size());
      case Value.Variables v -> Cell.whole(v.names().names().size());
      case Value.Truth t -> python.noLength(t);
      case Value.Whole w -> python.noLength(w);
      case Value.Decimal d -> python.noLength(d);
      case Value.Address a -> python.noLength(a);
      case Value.None n -> python.noLength(n);
      case Value.Link l -> length(l.key());
    };
  }

  private Cell type(Value value) {
    return value instanceof Value.Python p
        ? python.type(p.ref())
        : none("type takes a Python object", value);
  }

  private Cell hex(Value value) {
    Value plain = python.plain(value);
    return PythonValues.whole(plain)
        .map(w -> Cell.text((w.signum() < 0 ? "-0x" : "0x") + w.abs().toString(16)))
        .orElse(
            plain instanceof Value.Python p
                ? Cell.text("0x" + Long.toHexString(p.ref().address()))
                : none("hex takes a whole number or an address", plain));
  }

  private Cell attribute(List<Value> arguments) {
    return arguments.get(0) instanceof Value.Python p && arguments.get(1) instanceof Value.Text name
        ? python.attribute(p.ref(), name.value())
        : none("attr takes a Python object and a name", arguments);
  }

  private Cell none(String what, Value... given) {
    return none(what, List.of(given));
  }

  /** No value, for a function takes others. */
  private Cell none(String what, List<Value> given) {
    return Cell.absent(
        () -> what + ", not " + String.join(" and ", given.stream().map(python::kind).toList()));
  }

  private Function onText(String name, String help, UnaryOperator<String> body) {
    return new Function(
        name,
        List.of("text"),
        Type.TEXT,
        help,
        a ->
            python.plain(a.getFirst()) instanceof Value.Text t
                ? Cell.text(body.apply(t.value()))
                : none(name + " takes a text", a));
  }

  private Function onTexts(String name, String help, BiPredicate<String, String> body) {
    return new Function(
        name,
        List.of("text", "part"),
        Type.TRUTH,
        help,
        a ->
            python.plain(a.get(0)) instanceof Value.Text t
                    && python.plain(a.get(1)) instanceof Value.Text part
                ? Cell.truth(body.test(t.value(), part.value()))
                : none(name + " takes two texts", a));
  }
}
