package inquest.dsl.eval;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.note.Absence;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Container;
import inquest.engine.object.Entry;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.object.Text;
import inquest.engine.object.Walk;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** {@code value[index]} with Python's meaning, for what Python itself keeps items of. */
final class Indexing {
  private final Objects objects;
  private final PythonValues python;

  Indexing(Objects objects, PythonValues python) {
    this.objects = objects;
    this.python = python;
  }

  /**
   * The item; absent where there is none, lost where only code could tell.
   *
   * @param name what the value is called, for the sentence that says that it has no such item
   */
  Cell item(Value of, Value index, Supplier<String> name) {
    Value key = python.plain(index);
    return switch (of) {
      case Value.Python p -> ofObject(p.ref(), key, name);
      case Value.Variables v ->
          key instanceof Value.Text t
              ? v.names().get(t.value())
              : Cell.absent(() -> "variables are known by their names");
      case Value.Many m ->
          nth("list", m.values().size(), key, at -> new Cell.Known(m.values().get((int) at)));
      case Value.Text t -> ofText(t.value(), t.value().codePointCount(0, t.value().length()), key);
      case Value.Link l -> item(l.key(), key, name);
      case Value.Truth t -> none(t);
      case Value.Whole w -> none(w);
      case Value.Decimal d -> none(d);
      case Value.Address a -> none(a);
      case Value.None n -> none(n);
    };
  }

  private Cell none(Value value) {
    return Cell.absent(() -> "[] takes a container or a text, not " + python.kind(value));
  }

  private Cell ofObject(Ref ref, Value key, Supplier<String> name) {
    return switch (objects.value(ref)) {
      case Container.Sequence s -> nth(word(ref), s.length(), key, at -> object(s.items().get(at)));
      case Container.StructSequence s ->
          nth(word(ref), s.items().length(), key, at -> object(s.items().get(at)));
      case Container.DictValue dict -> ofDict(ref, key, name);
      case Container.DefaultDict dict -> ofDict(ref, key, name);
      case Container.OrderedDict dict -> ofDict(ref, key, name);
      case Container.MappingProxy proxy -> ofObject(proxy.mapping(), key, name);
      case Container.DequeValue deque ->
          nth(word(ref), deque.length(), key, at -> walked(deque.elements().iterator(), at));
      case Container.ArrayValue array ->
          nth(
              word(ref),
              array.elements().length(),
              key,
              at -> PythonValues.scalar(array.elements().get(at), ref));
      case Container.Range range -> ofRange(range, key);
      case Text.Str s -> ofText(s.text(), s.length(), key);
      case Text.Bytes b -> nth(word(ref), b.length(), key, at -> ofBytes(b, at));
      case Scalar scalar when !objects.typeOf(ref).python() -> none(new Value.Python(ref));
      default ->
          new Cell.Lost(
              Note.warning(
                  "[" + python.repr(key) + "]",
                  "to index " + word(ref) + " would need to run code"));
    };
  }

  private String word(Ref ref) {
    return objects.typeOf(ref).qualifiedName();
  }

  private static Cell object(Ref ref) {
    return new Cell.Known(new Value.Python(ref));
  }

  /** The item at a whole number, a negative one from the end. */
  private Cell nth(String what, long length, Value key, LongFunction<Cell> item) {
    Optional<BigInteger> index = PythonValues.whole(key);
    if (index.isEmpty()) {
      return Cell.absent(() -> "the index of " + what + " is a whole number, not " + kind(key));
    }
    BigInteger at =
        index.get().signum() < 0 ? index.get().add(BigInteger.valueOf(length)) : index.get();
    if (at.signum() < 0 || at.compareTo(BigInteger.valueOf(length)) >= 0) {
      return outside(what, index.get(), BigInteger.valueOf(length));
    }
    return item.apply(at.longValue());
  }

  private String kind(Value key) {
    return key instanceof Value.Text ? python.repr(key) : python.kind(key);
  }

  private static Cell outside(String what, BigInteger index, BigInteger length) {
    return Cell.absent(() ->
        "%s index %s is out of range (%s item%s)"
            .formatted(what, index, length, length.equals(BigInteger.ONE) ? "" : "s"));
  }

  private static Cell walked(Walk<Ref> walk, long wanted) {
    for (long i = 0; walk.hasNext(); i++) {
      Ref ref = walk.next();
      if (i == wanted) {
        return object(ref);
      }
    }
    return Cell.ABSENT;
  }

  /** How many numbers a range has. */
  static BigInteger length(Container.Range range) {
    int direction = range.step().signum();
    if (direction == 0) {
      return BigInteger.ZERO; // Python makes no such range
    }
    BigInteger way = range.stop().subtract(range.start());
    BigInteger rounded = way.add(range.step()).subtract(BigInteger.valueOf(direction));
    return rounded.divide(range.step()).max(BigInteger.ZERO);
  }

  private Cell ofRange(Container.Range range, Value key) {
    Optional<BigInteger> index = PythonValues.whole(key);
    BigInteger length = length(range);
    if (index.isEmpty()) {
      return nth("range", 0, key, at -> Cell.ABSENT); // says what it takes
    }
    BigInteger at = index.get().signum() < 0 ? index.get().add(length) : index.get();
    return at.signum() < 0 || at.compareTo(length) >= 0
        ? outside("range", index.get(), length)
        : new Cell.Known(new Value.Whole(range.start().add(at.multiply(range.step()))));
  }

  /**
   * One character.
   *
   * @param length of the whole text, of which this may be the beginning
   */
  private Cell ofText(String text, long length, Value key) {
    return nth(
        "text",
        length,
        key,
        at -> {
          boolean units = text.length() == length; // also where surrogates stand alone
          int read = units ? text.length() : text.codePointCount(0, text.length());
          if (at >= read) {
            throw tooLong(read);
          }
          int from = units ? (int) at : text.offsetByCodePoints(0, (int) at);
          int to = units ? from + 1 : text.offsetByCodePoints(from, 1);
          return Cell.text(text.substring(from, to));
        });
  }

  /** An int; of Python 2's str a text of one byte, where that is a character. */
  private static Cell ofBytes(Text.Bytes bytes, long at) {
    if (at >= bytes.bytes().length()) {
      throw tooLong(bytes.bytes().length());
    }
    int value = bytes.bytes().u8(at);
    if (bytes.kind() != Text.Bytes.Kind.STR) {
      return Cell.whole(value);
    }
    if (value >= 0x80) {
      throw new Unreadable(
          Absence.UNSUPPORTED, 0, "the byte 0x%x is no character by itself".formatted(value));
    }
    return Cell.text(Character.toString(value));
  }

  private static Unreadable tooLong(long read) {
    return new Unreadable(
        Absence.UNSUPPORTED, 0, "only the first " + read + " of a long text are read");
  }

  private Cell ofDict(Ref dict, Value key, Supplier<String> name) {
    if (key instanceof Value.Text text) {
      Optional<Ref> found = objects.item(dict, text.value());
      return found.isPresent() ? object(found.get()) : noKey(key, name);
    }
    Walk<Entry> walk = objects.entries(dict).iterator();
    while (walk.hasNext()) {
      Entry entry = walk.next();
      if (Comparing.equal(python.plain(new Value.Python(entry.key())), key)) {
        return object(entry.value());
      }
    }
    return noKey(key, name);
  }

  private Cell noKey(Value key, Supplier<String> name) {
    return Cell.absent(() -> name.get() + " has no key " + python.repr(key));
  }
}
