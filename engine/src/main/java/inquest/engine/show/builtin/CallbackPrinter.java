package inquest.engine.show.builtin;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Container;
import inquest.engine.object.Entry;
import inquest.engine.object.Items;
import inquest.engine.object.Plumbing.Future;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Routine;
import inquest.engine.object.Walk;
import inquest.engine.show.Names;
import inquest.engine.show.Parts;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.show.Shown.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What asyncio is to call, with its arguments and where it is defined: {@code callback(1) at
 * app.py:7} (Lib/asyncio/format_helpers.py).
 */
public final class CallbackPrinter {
  /** Partials inside partials that are opened. */
  private static final int NESTED = 32;

  private CallbackPrinter() {}

  /**
   * A callback.
   *
   * @param args the arguments it is to be called with, a tuple; none where empty
   * @param telling whether arguments are told
   */
  public static Shown show(Ref callback, Optional<Ref> args, boolean telling, Showing showing) {
    try {
      return shown(callback, args, telling, showing);
    } catch (Unreadable e) {
      return Shown.Damaged.of(e);
    }
  }

  private static Shown shown(Ref callback, Optional<Ref> args, boolean telling, Showing showing) {
    Deque<Field> calls = new ArrayDeque<>();
    calls.push(Field.unnamed(call(args, Optional.empty(), telling, showing)));
    Ref function = callback;
    while (calls.size() < NESTED
        && showing.objects().value(function) instanceof Routine.Partial partial) {
      Optional<Ref> keywords = Optional.of(partial.keywords()).filter(ref -> !ref.isNull());
      calls.push(Field.unnamed(call(Optional.of(partial.args()), keywords, telling, showing)));
      function = partial.function();
    }
    String close = CallableSource.of(callback, showing).map(at -> " at " + at).orElse("");
    Optional<String> name = CallableSource.name(function, showing);
    if (name.isEmpty()) {
      calls.push(Field.unnamed(itself(function, showing)));
    }
    return new Shown.Fields(name.orElse(""), new ArrayList<>(calls), "", 0, close);
  }

  /** An object without a name: as Python tells it where it has nothing to show. */
  private static Shown itself(Ref function, Showing showing) {
    Shown shown = showing.part(function, 1);
    if (function.isNull()) {
      return shown;
    }
    PyType type = showing.objects().typeOf(function);
    boolean bare = shown.line().equals(Names.at(type, function));
    return bare && showing.objects().hasPlainRepr(type)
        ? new Subject(function, type, showing).object()
        : shown;
  }

  /** {@code (1, key=2)}; without what is in them where that is not told. */
  private static Shown call(
      Optional<Ref> args, Optional<Ref> keywords, boolean telling, Showing showing) {
    Parts parts = showing.parts("(", ")");
    if (telling) {
      args.ifPresent(tuple -> addArguments(parts, tuple, showing));
      keywords.ifPresent(dict -> addKeywords(parts, dict, showing));
    }
    return parts.size() == 0 ? new Shown.Text("()") : parts.shown();
  }

  private static void addArguments(Parts parts, Ref tuple, Showing showing) {
    Items items = showing.objects().items(tuple);
    long shown = Math.min(items.length(), showing.limits().items());
    for (long i = 0; i < shown; i++) {
      parts.unnamed(Abridged.of(items.get(i), showing));
    }
    parts.andMore(items.length() - shown);
  }

  private static void addKeywords(Parts parts, Ref dict, Showing showing) {
    if (!(showing.objects().value(dict) instanceof Container.DictValue keywords)) {
      return;
    }
    long left = keywords.length();
    Walk<Entry> walk = keywords.entries().iterator();
    while (walk.hasNext() && parts.size() <= showing.limits().items()) {
      Entry entry = walk.next();
      parts.named(showing.objects().text(entry.key()), Abridged.of(entry.value(), showing));
      left--;
    }
    parts.andMore(Math.max(0, left));
  }

  /**
   * The callbacks of a future: all where they are two at most, else the first and the last ({@code
   * _format_callbacks} in Lib/asyncio/base_futures.py); empty where there are none.
   */
  static Optional<Shown> all(Future future, Showing showing) {
    try {
      List<Ref> ends = new ArrayList<>();
      future.callback().ifPresent(ends::add);
      Optional<Items> list = future.callbacks().map(showing.objects()::items);
      long listed = list.map(Items::length).orElse(0L);
      long count = listed + ends.size();
      if (ends.isEmpty() && listed > 0) {
        ends.add(callback(list.orElseThrow().get(0), showing));
      }
      if (count > 1) {
        ends.add(callback(list.orElseThrow().get(listed - 1), showing));
      }
      return count == 0 ? Optional.empty() : Optional.of(between(ends, count - 2, showing));
    } catch (Unreadable e) {
      return Optional.of(Shown.Damaged.of(e));
    }
  }

  private static Shown between(List<Ref> ends, long more, Showing showing) {
    boolean telling = !showing.dialect().quoted();
    List<Shown> shown = new ArrayList<>();
    for (Ref callback : ends) {
      shown.add(show(callback, Optional.empty(), telling, showing));
    }
    if (more > 0) {
      shown.add(1, new Shown.Text("<" + more + " more>"));
    }
    return new Shown.Items("[", shown, 0, "]");
  }

  /**
   * What is called: the first of a tuple of it and its context, or before 3.7 the object itself.
   */
  private static Ref callback(Ref entry, Showing showing) {
    if (entry.isNull() || !showing.objects().typeOf(entry).is(PyType.TUPLE_SUBCLASS)) {
      return entry;
    }
    Items pair = showing.objects().items(entry);
    return pair.length() == 0 ? entry : pair.get(0);
  }
}
