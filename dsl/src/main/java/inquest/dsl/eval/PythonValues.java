package inquest.dsl.eval;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.note.Absence;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Attribute;
import inquest.engine.object.Container;
import inquest.engine.object.Objects;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.object.Text;
import inquest.engine.show.Shower;
import inquest.engine.show.spelling.TextSpelling;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Paths into Python objects, with Python's meaning but never running code. */
public final class PythonValues {
  private static final Cell KEPT_BACK = new Cell.Lost(Note.warning("", "kept back by --redact"));

  private final Objects objects;
  private final Shower shower;
  private final Indexing indexing;

  /**
   * @param objects reads them
   * @param shower spells them
   */
  public PythonValues(Objects objects, Shower shower) {
    this.objects = objects;
    this.shower = shower;
    this.indexing = new Indexing(objects, this);
  }

  /**
   * The object as Python's {@code repr} would spell it, within the shower's limits; never throws.
   */
  public String text(Ref ref) {
    return shower.line(ref);
  }

  /** A value as Python would print it. */
  public String repr(Value value) {
    return value instanceof Value.Text text
        ? TextSpelling.python3(text.value())
        : Constants.text(value, this);
  }

  /** A value as text: a str as it is, anything else as {@link #repr} has it. */
  public String str(Value value) {
    return Constants.text(plain(value), this);
  }

  /**
   * A result, or that it is kept back: where contents are, a text or a number that was made of an
   * object's is one of them. Whether a condition holds is told all the same.
   *
   * @param made the result
   * @param of what it was made of
   */
  Cell withheld(Cell made, List<Value> of) {
    boolean secret =
        made instanceof Cell.Known known
            && (known.value() instanceof Value.Text
                || known.value() instanceof Value.Whole
                || known.value() instanceof Value.Decimal)
            && of.stream().anyMatch(Value.Python.class::isInstance)
            && shower.redacted();
    return secret ? KEPT_BACK : made;
  }

  /** A result without its reason, where that may spell the contents of a key that are kept back. */
  Cell unexplained(Cell made, Value key) {
    if (!(key instanceof Value.Python) || !shower.redacted()) {
      return made;
    }
    return switch (made) {
      case Cell.Known known -> known;
      case Cell.Absent absent -> Cell.ABSENT;
      case Cell.Lost lost -> KEPT_BACK;
    };
  }

  /** The qualified name of the object's class. */
  public Cell type(Ref ref) {
    return Cell.text(objects.typeOf(ref).qualifiedName());
  }

  /** {@code object.name}. */
  public Cell attribute(Ref ref, String name) {
    Optional<Attribute> found = objects.attribute(ref, name);
    if (found.isEmpty()) {
      return Cell.absent(
          () -> "no attribute '" + name + "' of " + objects.typeOf(ref).qualifiedName());
    }
    return switch (found.get().content()) {
      case Attribute.Content.Held held -> new Cell.Known(new Value.Python(held.ref()));
      case Attribute.Content.Plain plain ->
          withheld(scalar(plain.value(), ref), List.of(new Value.Python(ref)));
      case Attribute.Content.Computed computed ->
          new Cell.Lost(
              Note.warning(
                  name,
                  "is computed by "
                      + objects.typeOf(ref).qualifiedName()
                      + ", which would need to run code"));
    };
  }

  /** {@code object[index]} for the built-in containers and texts. */
  public Cell item(Ref ref, Value index) {
    return indexing.item(
        new Value.Python(ref), index, () -> "this " + objects.typeOf(ref).qualifiedName());
  }

  Indexing indexing() {
    return indexing;
  }

  /** What sort of value it is, for a sentence: its class, or what the language calls it. */
  public String kind(Value value) {
    return switch (value) {
      case Value.Python p ->
          Decoded.of("type", () -> objects.typeOf(p.ref()).qualifiedName())
              .toOptional()
              .orElse("an object that cannot be read");
      case Value.Link l -> kind(l.key());
      case Value.Truth t -> "bool";
      case Value.Whole w -> "int";
      case Value.Decimal d -> "float";
      case Value.Text t -> "text";
      case Value.Address a -> "an address";
      case Value.None n -> "none";
      case Value.Many m -> "several values";
      case Value.Variables v -> "variables";
    };
  }

  /** {@code len(object)} where a built-in container says it; lost where code would have to say. */
  public Cell length(Ref ref) {
    return switch (objects.value(ref)) {
      case Container.Sequence s -> Cell.whole(s.length());
      case Container.SetValue s -> Cell.whole(s.length());
      case Container.DictValue d -> Cell.whole(d.length());
      case Container.DefaultDict d -> Cell.whole(d.length());
      case Container.OrderedDict d -> Cell.whole(d.length());
      case Container.DequeValue d -> Cell.whole(d.length());
      case Container.MappingProxy m -> length(m.mapping());
      case Container.DictView v -> length(v.dict());
      case Text.Str s -> Cell.whole(s.length());
      case Text.Bytes b -> Cell.whole(b.length());
      case Scalar scalar -> noLength(new Value.Python(ref));
      case Container.Range r -> new Cell.Known(new Value.Whole(Indexing.length(r)));
      case Container.StructSequence s -> Cell.whole(s.items().length());
      default ->
          new Cell.Lost(
              Note.warning(
                  "len", "of " + objects.typeOf(ref).qualifiedName() + " would need to run code"));
    };
  }

  /** Says that there is no {@code len} of such a value. */
  public Cell noLength(Value value) {
    return Cell.absent(() -> "len takes a container or a text, not " + kind(value));
  }

  Verdict truth(Ref ref) {
    try {
      return switch (objects.value(ref)) {
        case Scalar.None n -> Verdict.FALSE;
        case Scalar.Bool b -> Verdict.of(b.value());
        case Scalar.Int i -> Verdict.of(i.value().signum() != 0);
        case Scalar.FloatValue f -> Verdict.of(f.value() != 0);
        case Text.Str s -> Verdict.of(s.length() != 0);
        case Text.Bytes b -> Verdict.of(b.length() != 0);
        case Container c when length(ref) instanceof Cell.Known known ->
            Verdict.of(!known.value().equals(Value.Whole.of(0)));
        default -> Verdict.TRUE;
      };
    } catch (Unreadable e) {
      return new Verdict.Unknown(Note.warning("value", e.getMessage()));
    }
  }

  /**
   * The plain value behind a link or a Python number, text, bool or None; everything else as it is.
   *
   * @throws Unreadable where the object cannot be read
   */
  public Value plain(Value value) {
    return switch (value) {
      case Value.Link link -> plain(link.key());
      case Value.Python python -> {
        Cell cell = scalar(objects.value(python.ref()), python.ref());
        yield cell instanceof Cell.Known known ? known.value() : value;
      }
      case Value.Truth t -> t;
      case Value.Whole w -> w;
      case Value.Decimal d -> d;
      case Value.Text t -> t;
      case Value.Address a -> a;
      case Value.None n -> n;
      case Value.Many m -> m;
      case Value.Variables v -> v;
    };
  }

  static Cell scalar(PyValue value, Ref ref) {
    return switch (value) {
      case Scalar.None n -> new Cell.Known(new Value.None());
      case Scalar.Bool b -> Cell.truth(b.value());
      case Scalar.Int i -> new Cell.Known(new Value.Whole(i.value()));
      case Scalar.FloatValue f -> new Cell.Known(new Value.Decimal(f.value()));
      case Text.Str s when !s.truncated() -> Cell.text(s.text());
      case Text.Str s ->
          throw new Unreadable(
              Absence.UNSUPPORTED,
              ref.address(),
              "a text of " + s.length() + " characters is too long to compare");
      case Text.Bytes b when b.kind() == Text.Bytes.Kind.STR && !b.truncated() ->
          Cell.text(
              new String(b.bytes().copy(0, b.length()), java.nio.charset.StandardCharsets.UTF_8));
      default -> new Cell.Known(new Value.Python(ref));
    };
  }

  /** A whole number's place among Python's: for {@code hex}. */
  public static Optional<BigInteger> whole(Value value) {
    return switch (value) {
      case Value.Whole w -> Optional.of(w.value());
      case Value.Address a -> Optional.of(new BigInteger(Long.toUnsignedString(a.value())));
      case Value.Truth t -> Optional.of(t.value() ? BigInteger.ONE : BigInteger.ZERO);
      default -> Optional.empty();
    };
  }
}
