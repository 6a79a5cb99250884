package inquest.engine.show.builtin;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Attribute;
import inquest.engine.object.Execution;
import inquest.engine.object.Execution.Generator;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Names;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A coroutine as its task tells it: {@code sleeper() running at app.py:20}, {@code fails() done,
 * defined at app.py:3} ({@code _format_coroutine} in Lib/asyncio/coroutines.py).
 */
public final class CoroutinePrinter {
  private static final String WRAPPER = "asyncio.coroutines.CoroWrapper";

  private CoroutinePrinter() {}

  /** It in angle brackets; where only code could tell more of it, as any other object. */
  static Shown inAngles(Ref coroutine, Showing showing) {
    try {
      Optional<String> text = text(coroutine, showing);
      return text.isPresent()
          ? showing.spend(new Shown.Text("<" + text.get() + ">"))
          : showing.part(coroutine, 1);
    } catch (Unreadable e) {
      return Shown.Damaged.of(e);
    }
  }

  /**
   * Its text; empty where only code could tell.
   *
   * @throws Unreadable where it cannot be read
   */
  public static Optional<String> text(Ref coroutine, Showing showing) {
    Objects objects = showing.objects();
    if (objects.value(coroutine) instanceof Generator generator) {
      return Optional.of(placed(generator.qualname() + "()", generator, coroutine, showing));
    }
    PyType type = objects.typeOf(coroutine);
    return type.qualifiedName().equals(WRAPPER)
        ? wrapper(coroutine, showing)
        : other(coroutine, type, showing);
  }

  private static String placed(String name, Generator generator, Ref ref, Showing showing) {
    Objects objects = showing.objects();
    if (generator.code().isEmpty()
        || !(objects.value(generator.code().get()) instanceof Execution.Code code)) {
      return name;
    }
    String file = code.filename().isEmpty() ? "<empty co_filename>" : code.filename();
    if (generator.frame().isEmpty()) {
      return name + " done, defined at " + file + ":" + code.firstLine();
    }
    boolean fresh = generator.state() == Generator.State.CREATED;
    OptionalInt line = fresh ? OptionalInt.of(code.firstLine()) : showing.lineOf(ref);
    return name + " running at " + file + (line.isPresent() ? ":" + line.getAsInt() : "");
  }

  /** To 3.10, in debug mode: a coroutine inside an object that remembers where it was made. */
  private static Optional<String> wrapper(Ref ref, Showing showing) {
    Objects objects = showing.objects();
    Optional<Ref> inside = objects.held(ref, "gen");
    Optional<Ref> function = objects.held(ref, "func").filter(f -> !objects.isNone(f));
    Optional<String> name =
        objects
            .held(ref, "__qualname__")
            .filter(objects::isText)
            .map(objects::text)
            .or(() -> function.flatMap(f -> CallableSource.name(f, showing)));
    if (inside.isEmpty()
        || name.isEmpty()
        || !(objects.value(inside.get()) instanceof Generator generator)) {
      return Optional.empty();
    }
    String called = name.get() + "()";
    if (function.isEmpty() || makesGenerator(function.get(), objects)) {
      return Optional.of(placed(called, generator, inside.get(), showing));
    }
    String source = CallableSource.of(function.get(), showing).map(at -> " at " + at).orElse("");
    String state = generator.frame().isPresent() ? " running, defined" : " done, defined";
    return Optional.of(called + state + source);
  }

  private static boolean makesGenerator(Ref function, Objects objects) {
    return CallableSource.code(function, objects).filter(Execution.Code::generator).isPresent();
  }

  /** A coroutine that is neither a generator nor made by {@code async def}. */
  private static Optional<String> other(Ref ref, PyType type, Showing showing) {
    Objects objects = showing.objects();
    for (String name : new String[] {"__qualname__", "__name__", "cr_code", "gi_code"}) {
      if (isComputed(objects.attribute(ref, name))) {
        return Optional.empty();
      }
    }
    String without = Names.simple(type);
    return CallableSource.name(ref, showing)
        .or(() ->
            Optional.of(
                showing.dialect().keywords() ? "<" + without + " without __name__>" : without))
        .map(name -> name + "()");
  }

  private static boolean isComputed(Optional<Attribute> attribute) {
    return attribute
        .filter(found -> found.content() instanceof Attribute.Content.Computed)
        .isPresent();
  }
}
