package inquest.engine.show.builtin;

import inquest.engine.object.Execution;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Routine;
import inquest.engine.object.Thing;
import inquest.engine.show.Showing;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a callable is called, and where it is defined. */
public final class CallableSource {
  /** Methods of methods that are followed. */
  private static final int NESTED = 32;

  private CallableSource() {}

  /**
   * Its {@code __qualname__}, else its {@code __name__}; empty where it has neither, or only code
   * could tell.
   */
  public static Optional<String> name(Ref callable, Showing showing) {
    Objects objects = showing.objects();
    Ref at = functionOf(callable, objects);
    if (at.isNull()) {
      return Optional.empty();
    }
    return switch (objects.value(at)) {
      case Routine.Function function -> Optional.of(function.qualname());
      case Routine.BuiltinFunction function -> Optional.of(builtin(function, objects));
      case Routine.Descriptor method -> Optional.of(member(method.type(), method.name(), objects));
      case Routine.MethodWrapper method ->
          Optional.of(member(method.type(), method.name(), objects));
      case Thing.Type itself -> Optional.of(itself.type().shortName());
      case PyValue other ->
          text(at, "__qualname__", objects).or(() -> text(at, "__name__", objects));
    };
  }

  private static String member(Ref type, String name, Objects objects) {
    return objects.type(type.address()).shortName() + "." + name;
  }

  /** {@code meth_get__qualname__} in Objects/methodobject.c. */
  private static String builtin(Routine.BuiltinFunction function, Objects objects) {
    Ref self = function.self();
    if (self.isNull()) {
      return function.name();
    }
    PyType type = objects.typeOf(self);
    if (type.derivesFrom("module")) {
      return function.name();
    }
    return member(type.is(PyType.TYPE_SUBCLASS) ? self : type.ref(), function.name(), objects);
  }

  private static Optional<String> text(Ref ref, String name, Objects objects) {
    return objects
        .held(ref, name)
        .filter(objects::isText)
        .map(objects::text)
        .filter(text -> !text.isEmpty());
  }

  /**
   * File and first line of the function behind decorators and partials: {@code app.py:7} ({@code
   * _get_function_source}); empty where it is none of Python.
   */
  public static Optional<String> of(Ref callable, Showing showing) {
    Objects objects = showing.objects();
    Set<Long> seen = new HashSet<>();
    Ref at = callable;
    while (!at.isNull() && seen.add(at.address()) && seen.size() < objects.limits().chain()) {
      Optional<Ref> wrapped = held(at, "__wrapped__", objects);
      if (wrapped.isPresent()) {
        at = wrapped.get();
        continue;
      }
      Optional<Execution.Code> code = code(at, objects);
      if (code.isPresent()) {
        return code.map(found -> found.filename() + ":" + found.firstLine());
      }
      if (objects.value(at) instanceof Routine.Partial partial) {
        at = partial.function();
      } else if (objects.typeOf(at).qualifiedName().equals("functools.partialmethod")) {
        at = objects.held(at, "func").orElse(new Ref(0));
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The code of a Python function. */
  static Optional<Execution.Code> code(Ref function, Objects objects) {
    return objects.value(function) instanceof Routine.Function plain
            && objects.value(plain.code()) instanceof Execution.Code code
        ? Optional.of(code)
        : Optional.empty();
  }

  /** What a bound method calls, whose attributes it has as well. */
  private static Ref functionOf(Ref callable, Objects objects) {
    Ref at = callable;
    for (int i = 0; i < NESTED && !at.isNull(); i++) {
      if (!(objects.value(at) instanceof Routine.Method method)) {
        break;
      }
      at = method.function();
    }
    return at;
  }

  private static Optional<Ref> held(Ref ref, String name, Objects objects) {
    Ref of = functionOf(ref, objects);
    return of.isNull() ? Optional.empty() : objects.held(of, name);
  }
}
