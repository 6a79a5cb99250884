package inquest.engine.show;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Entry;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.show.Shown.Damaged;
import inquest.engine.show.Shown.Field;
import inquest.engine.show.Shown.Link;
import inquest.engine.show.builtin.BuiltinPrinter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One value being shown: a printer asks it for the parts. It keeps the limits: how deep, how many,
 * how long. Every part gets a share of the room that is left, so that none takes what its siblings
 * need. Belongs to one thread.
 */
public final class Showing {
  /** Room that is kept for each sibling still to come, in characters. */
  private static final int RESERVE = 40;

  /** Elements in a row that could not be reached, after which the rest is given up. */
  private static final int FAILURES = 2;

  private final Shower shower;
  private final Showing around;
  private final Ref ref;
  private final int depth;
  private long room;

  private Showing(Shower shower, Showing around, Ref ref, int depth, long room) {
    this.shower = shower;
    this.around = around;
    this.ref = ref;
    this.depth = depth;
    this.room = room;
  }

  static Showing top(Shower shower) {
    return new Showing(shower, null, new Ref(0), -1, shower.limits().total());
  }

  /** Reads the process's objects. */
  public Objects objects() {
    return shower.objects();
  }

  /** The limits, as they were given. */
  public ShowLimits limits() {
    return shower.limits();
  }

  /** How this Python spells things. */
  public Dialect dialect() {
    return shower.dialect();
  }

  /** The line at which a frame object, a traceback or a generator stands. */
  public OptionalInt lineOf(Ref standing) {
    return shower.standing().line(standing);
  }

  /** Whether contents are kept back. */
  public boolean redacted() {
    return shower.redacted();
  }

  /** Whether this value may show what it contains. */
  public boolean opens() {
    return depth < limits().depth();
  }

  /** How many characters of a string, bytes or digits of an int fit here. */
  public int textRoom() {
    return (int) Math.min(limits().text(), Math.max(RESERVE, room));
  }

  /**
   * A part of this value.
   *
   * @param part any object; NULL shows as what it is
   * @param left how many more parts will be asked for
   */
  public Shown part(Ref part, long left) {
    Optional<Shown> known = shower.leaf(part);
    if (known.isPresent()) {
      return spend(known.get());
    }
    Shown shown = new Showing(shower, this, part, depth + 1, share(left)).whole();
    if (shown instanceof Shown.Text text
        && text.text().length() <= RESERVE
        && text.cut().isEmpty()) {
      shower.rememberLeaf(part, text);
    }
    return spend(shown);
  }

  /** The part that an attribute is; empty where the object has none of that name. */
  public Optional<Shown> attribute(Ref of, String name) {
    return objects().held(of, name).map(held -> part(held, 0));
  }

  /** A value that is no object: an element of an array. */
  public Shown plain(PyValue value) {
    return spend(BuiltinPrinter.plain(value, this));
  }

  /** Items in a row, as many as fit. */
  public Shown items(String open, long count, Iterator<Ref> parts, String close) {
    List<Shown> shown = gather(count, parts, (part, left) -> part(part, left));
    return new Shown.Items(open, shown, Math.max(0, count - shown.size()), close);
  }

  /** Plain values in a row, as many as fit. */
  public Shown plainItems(String open, long count, Iterator<PyValue> parts, String close) {
    List<Shown> shown = gather(count, parts, (part, left) -> plain(part));
    return new Shown.Items(open, shown, Math.max(0, count - shown.size()), close);
  }

  /** Keys and values, as many as fit. */
  public Shown entries(String open, long count, Iterator<Entry> entries, String close) {
    List<Field> fields = gatherFields(count, entries, this::entry);
    return new Shown.Fields(open, fields, ", ", Math.max(0, count - fields.size()), close);
  }

  /** Entries as pairs: {@code ('a', 1)}. */
  public Shown pairs(String open, long count, Iterator<Entry> entries, String close) {
    List<Shown> shown =
        gather(
            count,
            entries,
            (entry, left) ->
                new Shown.Items(
                    "(",
                    List.of(part(entry.key(), left * 2 + 1), part(entry.value(), left)),
                    0,
                    ")"));
    return new Shown.Items(open, shown, Math.max(0, count - shown.size()), close);
  }

  private Field entry(Entry entry, long left) {
    return Field.entry(part(entry.key(), left * 2 + 1), part(entry.value(), left * 2));
  }

  /** A value named as an object that is not opened: {@code <app.Order at 0x7f…>}. */
  public Shown link(Ref of) {
    return spend(linkTo(of));
  }

  /** Takes room for text that a printer wrote by itself. */
  public <S extends Shown> S spend(S shown) {
    room -= Lines.length(shown) + 2L;
    return shown;
  }

  /** Builds a value from named and unnamed parts. */
  public Parts parts(String open, String close) {
    return new Parts(this, open, close);
  }

  /** How a part is shown. */
  @FunctionalInterface
  interface Part<T, S> {
    S show(T part, long left);
  }

  /** Whether there is room for another part. */
  public boolean hasRoom() {
    return room > 0;
  }

  /** Shows parts while there is room and the walk gives any; a part that is lost stands as lost. */
  private <T> List<Shown> gather(long count, Iterator<T> parts, Part<T, Shown> show) {
    return collect(count, parts, show, Function.identity());
  }

  private <T> List<Field> gatherFields(long count, Iterator<T> parts, Part<T, Field> show) {
    return collect(count, parts, show, Field::unnamed);
  }

  private <T, S> List<S> collect(
      long count, Iterator<T> parts, Part<T, S> show, Function<Shown, S> lost) {
    List<S> shown = new ArrayList<>();
    long most = opens() ? Math.min(count, limits().items()) : 0;
    int failures = 0;
    while (shown.size() < most && failures < FAILURES && (hasRoom() || shown.isEmpty())) {
      long left = most - shown.size() - 1;
      try {
        if (!parts.hasNext()) {
          shown.add(lost.apply(missing(count, shown.size())));
          break;
        }
        T part = parts.next();
        shown.add(show.show(part, left));
        failures = 0;
      } catch (Unreadable e) {
        shown.add(lost.apply(spend(Damaged.of(e))));
        failures++;
      }
    }
    return shown;
  }

  private static Shown missing(long count, long found) {
    return new Damaged(
        Absence.IMPLAUSIBLE, 0, Count.of(count - found) + " of " + Count.of(count) + " not found");
  }

  /** The room of a part: all but what its siblings need, and at least what each of them has. */
  private long share(long left) {
    long each = Math.min(RESERVE, Math.max(0, room) / (left + 1));
    return room - each * left;
  }

  /** The seam where what cannot be read becomes part of the picture. */
  private Shown whole() {
    if (ref.isNull()) {
      return new Shown.Text("<NULL>");
    }
    try {
      PyType type = objects().typeOf(ref);
      return encloses(ref) ? repeated(type) : of(type);
    } catch (Unreadable e) {
      return Damaged.of(e);
    }
  }

  private Shown of(PyType type) {
    Printers.Candidates printers = shower.printersFor(type);
    for (Printer printer : printers.added()) {
      // one that may not run now leaves the value to what shows it without contents
      Optional<Shown> shown = mayRun(printer) ? by(printer, type) : Optional.empty();
      if (shown.isPresent()) {
        return shown.get();
      }
    }
    if (printers.own().isPresent()) {
      if (!mayRun(printers.own().get())) {
        return new Shown.Text("<" + type.qualifiedName() + ">");
      }
      Optional<Shown> shown = by(printers.own().get(), type);
      if (shown.isPresent()) {
        return shown.get();
      }
    }
    try {
      return BuiltinPrinter.show(ref, type, this);
    } catch (Unreadable e) {
      if (e.absence() != Absence.NO_SUCH_FIELD) {
        throw e;
      }
      // nothing is damaged: how this build lays out the type is not known
      return linkTo(ref);
    }
  }

  private boolean mayRun(Printer printer) {
    return !redacted() || printer.structural();
  }

  /** What a printer makes of it; empty also where what the printer needs is lost. */
  private Optional<Shown> by(Printer printer, PyType type) {
    long before = room;
    Optional<Shown> shown;
    try {
      shown = printer.show(ref, type, this);
    } catch (Unreadable e) {
      shown = Optional.empty(); // the object itself may still be told
    }
    room = shown.isPresent() ? room : before;
    return shown;
  }

  private boolean encloses(Ref part) {
    for (Showing at = around; at != null; at = at.around) {
      if (at.ref.address() == part.address()) {
        return true;
      }
    }
    return false;
  }

  /** What Python writes for a container inside itself. */
  private Shown repeated(PyType type) {
    String open = type.builtin().orElse("");
    return switch (open) {
      case "list", "collections.deque" -> new Link(ref.address(), "[...]");
      case "dict", "collections.defaultdict" -> new Link(ref.address(), "{...}");
      case "tuple" -> new Link(ref.address(), "(...)");
      case "collections.OrderedDict", "_asyncio.Future", "_asyncio.Task" ->
          new Link(ref.address(), "...");
      default -> linkTo(ref);
    };
  }

  private Link linkTo(Ref of) {
    try {
      return new Link(of.address(), Names.at(objects().typeOf(of), of));
    } catch (Unreadable e) {
      return new Link(of.address(), "<" + e.getMessage() + ">");
    }
  }
}
