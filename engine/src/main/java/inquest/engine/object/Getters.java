package inquest.engine.object;

import inquest.engine.layout.Struct;
import inquest.engine.layout.View;
import inquest.engine.object.Attribute.Content;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What getters of built-in types ({@code PyGetSetDef}) give, as far as that is a field of the
 * object or follows from one (Objects/funcobject.c, typeobject.c, exceptions.c and their like).
 */
final class Getters {
  /** What a getter makes of a NULL in its field. */
  private enum Null {
    /** It gives None. */
    NONE,
    /** It makes something, which only code could tell. */
    MADE
  }

  private static final List<Field> FIELDS =
      List.of(
          new Field("function", "__name__", "PyFunctionObject", "func_name", Null.MADE),
          new Field("function", "__qualname__", "PyFunctionObject", "func_qualname", Null.MADE),
          new Field("function", "__code__", "PyFunctionObject", "func_code", Null.MADE),
          new Field("function", "__defaults__", "PyFunctionObject", "func_defaults", Null.NONE),
          new Field("function", "__kwdefaults__", "PyFunctionObject", "func_kwdefaults", Null.NONE),
          new Field("function", "__dict__", "PyFunctionObject", "func_dict", Null.MADE),
          new Field(
              "function", "__type_params__", "PyFunctionObject", "func_typeparams", Null.MADE),
          new Field(
              "function", "func_name", "PyFunctionObject", "func_name", Null.MADE), // Python 2
          new Field("function", "func_code", "PyFunctionObject", "func_code", Null.MADE),
          new Field("function", "func_defaults", "PyFunctionObject", "func_defaults", Null.NONE),
          new Field("function", "func_dict", "PyFunctionObject", "func_dict", Null.MADE),
          new Field(
              "builtin_function_or_method", "__self__", "PyCFunctionObject", "m_self", Null.NONE),
          new Field("type", "__bases__", "PyTypeObject", "tp_bases", Null.MADE),
          new Field("type", "__mro__", "PyTypeObject", "tp_mro", Null.MADE),
          new Field("type", "__dict__", "PyTypeObject", "tp_dict", Null.MADE),
          new Field("BaseException", "args", "PyBaseExceptionObject", "args", Null.NONE),
          new Field("exceptions.BaseException", "args", "PyBaseExceptionObject", "args", Null.NONE),
          new Field(
              "BaseException", "__traceback__", "PyBaseExceptionObject", "traceback", Null.NONE),
          new Field("BaseException", "__context__", "PyBaseExceptionObject", "context", Null.NONE),
          new Field("BaseException", "__cause__", "PyBaseExceptionObject", "cause", Null.NONE),
          new Field("generator", "__name__", "PyGenObject", "gi_name", Null.MADE),
          new Field("generator", "__qualname__", "PyGenObject", "gi_qualname", Null.MADE),
          new Field("coroutine", "__name__", "PyCoroObject", "cr_name", Null.MADE),
          new Field("coroutine", "__qualname__", "PyCoroObject", "cr_qualname", Null.MADE),
          new Field("async_generator", "__name__", "PyAsyncGenObject", "ag_name", Null.MADE),
          new Field(
              "async_generator", "__qualname__", "PyAsyncGenObject", "ag_qualname", Null.MADE));

  private static final List<Rule> RULES =
      List.of(
          new Rule("object", "__class__", Getters::ofClass),
          new Rule("type", "__name__", (o, r) -> typeName(o, r, "ht_name")),
          new Rule("type", "__qualname__", (o, r) -> typeName(o, r, "ht_qualname")),
          new Rule("type", "__module__", Getters::module),
          new Rule("type", "__doc__", Getters::typeDoc),
          new Rule("method", "__doc__", Getters::methodDoc),
          new Rule("instancemethod", "__doc__", Getters::methodDoc), // Python 2
          new Rule("builtin_function_or_method", "__name__", Getters::builtinName),
          new Rule("int", "real", Getters::whole),
          new Rule("int", "numerator", Getters::whole),
          new Rule("int", "imag", (o, r) -> number(0)),
          new Rule("int", "denominator", (o, r) -> number(1)),
          new Rule("long", "real", Getters::whole),
          new Rule("long", "numerator", Getters::whole),
          new Rule("long", "imag", (o, r) -> number(0)),
          new Rule("long", "denominator", (o, r) -> number(1)),
          new Rule("float", "real", Getters::floating),
          new Rule("float", "imag", (o, r) -> plain(new Scalar.FloatValue(0))));

  private static final Map<String, BiFunction<Objects, Ref, Optional<Content>>> BY_NAME = byName();

  private static final Set<String> METHODS = Set.of("method", "instancemethod");

  /** Objects whose {@code __class__} is another's. */
  private static final Set<String> DISGUISED =
      Set.of(
          "instance",
          "weakproxy",
          "weakcallableproxy",
          "weakref.ProxyType",
          "weakref.CallableProxyType");

  /** A getter that gives the object in a field, and None or something made where it is NULL. */
  private record Field(String type, String attribute, String struct, String field, Null none) {
    Optional<Content> read(Objects objects, Ref ref) {
      Optional<Struct> known = objects.layout().find(struct);
      if (known.isEmpty() || !known.get().has(field)) {
        return Optional.empty();
      }
      Ref found = Objects.ref(objects.view(struct, ref), field);
      if (!found.isNull()) {
        return Optional.of(new Content.Held(found));
      }
      return none == Null.NONE ? plain(new Scalar.None()) : Optional.empty();
    }
  }

  /** A getter whose answer follows from more than a field. */
  private record Rule(
      String type, String attribute, BiFunction<Objects, Ref, Optional<Content>> read) {}

  private Getters() {}

  private static Map<String, BiFunction<Objects, Ref, Optional<Content>>> byName() {
    Map<String, BiFunction<Objects, Ref, Optional<Content>>> all = new HashMap<>();
    FIELDS.forEach(f -> all.put(f.type() + " " + f.attribute(), f::read));
    RULES.forEach(r -> all.put(r.type() + " " + r.attribute(), r.read()));
    return Map.copyOf(all);
  }

  /**
   * What the getter of that name gives.
   *
   * @param owner the class that has the getter
   * @return empty where only code could tell
   */
  static Optional<Content> read(Objects objects, PyType owner, String name, Ref ref) {
    var reader = owner.python() ? null : BY_NAME.get(owner.qualifiedName() + " " + name);
    return reader == null ? Optional.empty() : reader.apply(objects, ref);
  }

  /**
   * What a bound method passes on from its function ({@code method_getattro}), where its own class
   * has no such name.
   */
  static Optional<Attribute> behind(Objects objects, PyType type, String name, Ref ref) {
    if (!METHODS.contains(type.qualifiedName())) {
      return Optional.empty();
    }
    Ref function = Objects.ref(objects.view("PyMethodObject", ref), "im_func");
    boolean nested = METHODS.contains(objects.typeOf(function).qualifiedName());
    return nested ? Optional.empty() : objects.attribute(function, name);
  }

  private static Optional<Content> methodDoc(Objects objects, Ref ref) {
    return behind(objects, objects.typeOf(ref), "__doc__", ref)
        .map(Attribute::content)
        .filter(c -> !(c instanceof Content.Computed));
  }

  private static Optional<Content> plain(PyValue value) {
    return Optional.of(new Content.Plain(value));
  }

  private static Optional<Content> number(long value) {
    return plain(new Scalar.Int(BigInteger.valueOf(value), false));
  }

  private static Optional<Content> text(String text) {
    return plain(new Text.Str(text, text.codePointCount(0, text.length()), false));
  }

  private static Optional<Content> whole(Objects objects, Ref ref) {
    return plain(new Scalar.Int(objects.integer(ref), false));
  }

  private static Optional<Content> floating(Objects objects, Ref ref) {
    return objects.value(ref) instanceof Scalar.FloatValue value ? plain(value) : Optional.empty();
  }

  private static Optional<Content> ofClass(Objects objects, Ref ref) {
    PyType type = objects.typeOf(ref);
    return DISGUISED.contains(type.qualifiedName())
        ? Optional.empty()
        : Optional.of(new Content.Held(type.ref()));
  }

  /** A static type has its name in read-only data, a heap type as a str. */
  private static Optional<Content> typeName(Objects objects, Ref ref, String field) {
    PyType type = objects.type(ref.address());
    if (!type.isHeapType()) {
      return type.name().flatMap(Getters::text);
    }
    View view = objects.view("PyHeapTypeObject", ref);
    return Objects.optional(view, field).map(Content.Held::new);
  }

  private static Optional<Content> module(Objects objects, Ref ref) {
    PyType type = objects.type(ref.address());
    return type.isHeapType()
        ? own(objects, ref, "__module__").map(Content.Held::new)
        : type.module().flatMap(Getters::text);
  }

  /** Of a static type the text also has its signature, which Python cuts off. */
  private static Optional<Content> typeDoc(Objects objects, Ref ref) {
    if (!objects.type(ref.address()).isHeapType()) {
      return Optional.empty();
    }
    Optional<Ref> own = own(objects, ref, "__doc__");
    return own.isPresent() ? own.map(Content.Held::new) : plain(new Scalar.None());
  }

  private static Optional<Ref> own(Objects objects, Ref type, String name) {
    Ref dict = Objects.ref(objects.view("PyTypeObject", type), "tp_dict");
    return dict.isNull() ? Optional.empty() : objects.item(dict, name);
  }

  private static Optional<Content> builtinName(Objects objects, Ref ref) {
    return objects.value(ref) instanceof Routine.BuiltinFunction function
        ? text(function.name())
        : Optional.empty();
  }
}
