package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;

/** The callables of {@code functools} and {@code operator} that are written in C. */
final class FunctoolsDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of(
        "functools.partial",
        "functools._lru_cache_wrapper",
        "operator.itemgetter",
        "operator.attrgetter",
        "operator.methodcaller");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "functools.partial" -> {
        View view = objects.exactView("partialobject", ref);
        yield new Routine.Partial(
            Objects.ref(view, "fn"), Objects.ref(view, "args"), Objects.ref(view, "kw"));
      }
      case "functools._lru_cache_wrapper" -> {
        View view = objects.exactView("lru_cache_object", ref);
        yield new Routine.LruCache(
            Objects.ref(view, "func"), view.integer("hits"), view.integer("misses"));
      }
      case "operator.itemgetter" -> {
        View view = objects.exactView("itemgetterobject", ref);
        yield new Routine.Getter(false, view.integer("nitems") > 1, Objects.ref(view, "item"));
      }
      case "operator.attrgetter" -> {
        View view = objects.exactView("attrgetterobject", ref);
        Ref what = Objects.ref(view, "attr"); // in Python 2 a single name is no tuple
        boolean several = objects.typeOf(what).is(PyType.TUPLE_SUBCLASS);
        yield new Routine.Getter(true, several, what);
      }
      default -> {
        View view = objects.exactView("methodcallerobject", ref);
        boolean extended = view.has("xargs");
        Ref args = Objects.ref(view, extended ? "xargs" : "args");
        yield new Routine.MethodCaller(
            Objects.ref(view, "name"), args, extended, Objects.ref(view, "kwds"));
      }
    };
  }
}
