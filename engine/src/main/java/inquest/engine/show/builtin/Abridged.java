package inquest.engine.show.builtin;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Container;
import inquest.engine.object.Entry;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.object.Text;
import inquest.engine.object.Walk;
import inquest.engine.show.Names;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.show.Shown.Field;
import inquest.engine.show.spelling.TextSpelling;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * A value as {@code reprlib.repr} abridges it: {@code [1, 2, 3, 4, 5, 6, ...]}, {@code
 * '0123456789ab...67890123456789'} (Lib/reprlib.py). asyncio tells results and arguments so.
 */
final class Abridged {
  private static final String MORE = "...";
  private static final int LEVELS = 6;
  private static final int ITEMS = 6;
  private static final int ELEMENTS = 5;
  private static final int ENTRIES = 4;
  private static final int CHARACTERS = 30;
  private static final int DIGITS = 40;

  /** Containers inside containers can hold the same again and again. */
  private static final int PIECES = 1_000;

  private final Showing showing;
  private final Objects objects;
  private int pieces;

  private Abridged(Showing showing) {
    this.showing = showing;
    this.objects = showing.objects();
  }

  /** A value; as any other part where contents are kept back or not opened. */
  static Shown of(Ref ref, Showing showing) {
    boolean asAnyOther = showing.redacted() || !showing.opens();
    int levels = Math.min(LEVELS, showing.limits().depth());
    return asAnyOther ? showing.part(ref, 1) : new Abridged(showing).piece(ref, levels);
  }

  /** What cannot be read stands as that, and its neighbours stand. */
  private Shown piece(Ref ref, int level) {
    if (++pieces > PIECES) {
      return new Shown.Text(MORE);
    }
    try {
      return read(ref, level);
    } catch (Unreadable e) {
      return showing.spend(Shown.Damaged.of(e));
    }
  }

  private Shown read(Ref ref, int level) {
    if (ref.isNull() || !objects.typeOf(ref).exact()) {
      return other(ref);
    }
    PyValue value = objects.value(ref);
    return switch (value) {
      case Container.Sequence list -> {
        boolean tuple = list.kind() == Container.Sequence.Kind.TUPLE;
        String close = tuple ? list.length() == 1 ? ",)" : ")" : "]";
        Iterator<Ref> items = ContainerPrinter.walk(list.items());
        yield items(tuple ? "(" : "[", items, list.length(), close, level);
      }
      case Container.DequeValue deque ->
          items("deque([", deque.elements().iterator(), deque.length(), "])", level);
      case Container.SetValue set -> set(set, level);
      case Container.DictValue dict when objects.typeOf(ref).derivesFrom("dict") ->
          dict(dict, level);
      case Container.ArrayValue array -> array(array);
      case Text.Str str when !str.truncated() -> spent(new Shown.Text(text(str.text())));
      case Scalar.Int number -> spent(new Shown.Text(cut(number.value().toString(), DIGITS)));
      case PyValue any -> other(ref);
    };
  }

  private Shown spent(Shown shown) {
    return showing.spend(shown);
  }

  private Shown items(String open, Iterator<Ref> items, long length, String close, int level) {
    List<Shown> shown = new ArrayList<>();
    if (level <= 0 && length > 0) {
      shown.add(new Shown.Text(MORE));
    } else {
      while (items.hasNext() && shown.size() < ITEMS) {
        shown.add(piece(items.next(), level - 1));
      }
      addMore(shown, length, ITEMS);
    }
    return new Shown.Items(open, shown, 0, close);
  }

  private static void addMore(List<Shown> shown, long length, int most) {
    if (length > most) {
      shown.add(new Shown.Text(MORE));
    }
  }

  private Shown set(Container.SetValue set, int level) {
    if (set.length() == 0) {
      return new Shown.Text(set.frozen() ? "frozenset()" : "set()");
    }
    List<Ref> elements = sorted(set.elements().iterator(), set.length(), ref -> ref);
    return items(
        set.frozen() ? "frozenset({" : "{",
        elements.iterator(),
        set.length(),
        set.frozen() ? "})" : "}",
        level);
  }

  private Shown dict(Container.DictValue dict, int level) {
    if (level <= 0 && dict.length() > 0) {
      return new Shown.Text("{" + MORE + "}");
    }
    List<Field> fields = new ArrayList<>();
    for (Entry entry : sorted(dict.entries().iterator(), dict.length(), Entry::key)) {
      if (fields.size() == ENTRIES) {
        fields.add(Field.unnamed(new Shown.Text(MORE)));
        break;
      }
      fields.add(Field.entry(piece(entry.key(), level - 1), piece(entry.value(), level - 1)));
    }
    return new Shown.Fields("{", fields, "}");
  }

  private Shown array(Container.ArrayValue array) {
    String open = "array('" + array.typecode() + "'";
    long length = array.elements().length();
    if (length == 0) {
      return new Shown.Text(open + ")");
    }
    List<Shown> shown = new ArrayList<>();
    for (long i = 0; i < Math.min(length, ELEMENTS); i++) {
      shown.add(showing.plain(array.elements().get(i)));
    }
    addMore(shown, length, ELEMENTS);
    return new Shown.Items(open + ", [", shown, 0, "])");
  }

  /** In the order of keys that are all numbers or all text, else as they are. */
  private <T> List<T> sorted(Walk<T> walk, long length, Function<T, Ref> key) {
    record Keyed<T>(T part, PyValue key) {}
    boolean few = length <= objects.limits().chain();
    List<Keyed<T>> all = new ArrayList<>();
    boolean numbers = few;
    boolean texts = few;
    while (walk.hasNext() && (few || all.size() <= ITEMS)) {
      T part = walk.next();
      PyValue value = numbers || texts ? objects.value(key.apply(part)) : new Scalar.None();
      numbers &= value instanceof Scalar.Int;
      texts &= value instanceof Text.Str;
      all.add(new Keyed<>(part, value));
    }
    if (numbers) {
      all.sort((a, b) -> ((Scalar.Int) a.key()).value().compareTo(((Scalar.Int) b.key()).value()));
    } else if (texts) {
      all.sort((a, b) -> byCodePoint(((Text.Str) a.key()).text(), ((Text.Str) b.key()).text()));
    }
    return all.stream().map(Keyed::part).toList();
  }

  private static int byCodePoint(String a, String b) {
    return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  /**
   * Anything else: what it shows as, cut in the middle. An object that its own code would tell is
   * named instead, and one that no code tells is told as Python does.
   */
  private Shown other(Ref ref) {
    Shown shown = showing.part(ref, 1);
    String line = shown.line();
    if (ref.isNull() || !shown.whole() && !(shown instanceof Shown.Link)) {
      return shown;
    }
    PyType type = objects.typeOf(ref);
    String at = Names.at(type, ref);
    if (!line.startsWith(at.substring(0, at.length() - 1))) {
      return new Shown.Text(cut(line, CHARACTERS));
    }
    return objects.hasPlainRepr(type)
        ? new Shown.Text(cut(new Subject(ref, type, showing).object().line(), CHARACTERS))
        : showing.link(ref);
  }

  /** {@code repr_str}: cut before it is spelled, and once more where escapes made it longer. */
  private static String text(String text) {
    int[] points = text.codePoints().toArray();
    String head = TextSpelling.python3(part(points, 0, Math.min(points.length, CHARACTERS)));
    if (head.codePointCount(0, head.length()) <= CHARACTERS) {
      return head;
    }
    int tail = after(CHARACTERS);
    int from = points.length - tail;
    from = from < 0 ? Math.max(0, points.length + from) : from;
    String both =
        part(points, 0, Math.min(points.length, before(CHARACTERS)))
            + part(points, from, points.length);
    int[] spelled = TextSpelling.python3(both).codePoints().toArray();
    return middle(spelled, CHARACTERS);
  }

  private static String cut(String text, int most) {
    int[] points = text.codePoints().toArray();
    return points.length <= most ? text : middle(points, most);
  }

  private static String middle(int[] points, int most) {
    return part(points, 0, Math.min(points.length, before(most)))
        + MORE
        + part(points, Math.max(0, points.length - after(most)), points.length);
  }

  private static int before(int most) {
    return (most - MORE.length()) / 2;
  }

  private static int after(int most) {
    return most - MORE.length() - before(most);
  }

  private static String part(int[] points, int from, int to) {
    return new String(points, from, to - from);
  }
}
