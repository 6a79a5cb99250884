package inquest.engine.object;

import inquest.engine.layout.Axes.StringForm;
import inquest.engine.layout.View;
import inquest.engine.note.Decoded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names of static types from the dictionaries of the modules that are loaded, for cores without the
 * interpreter's read-only data. A name found in {@code builtins} wins, then one that Inquest knows,
 * then the first one met.
 */
public final class ModuleTypes implements TypeNames {
  /** {@code types} and others give a type another name than it has itself. */
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("types.FunctionType", "function"),
          Map.entry("types.LambdaType", "function"),
          Map.entry("types.CodeType", "code"),
          Map.entry("types.GeneratorType", "generator"),
          Map.entry("types.CoroutineType", "coroutine"),
          Map.entry("types.AsyncGeneratorType", "async_generator"),
          Map.entry("types.CellType", "cell"),
          Map.entry("types.MethodType", "method"),
          Map.entry("types.BuiltinFunctionType", "builtin_function_or_method"),
          Map.entry("types.WrapperDescriptorType", "wrapper_descriptor"),
          Map.entry("types.MethodWrapperType", "method-wrapper"),
          Map.entry("types.MethodDescriptorType", "method_descriptor"),
          Map.entry("types.ClassMethodDescriptorType", "classmethod_descriptor"),
          Map.entry("types.GetSetDescriptorType", "getset_descriptor"),
          Map.entry("types.MemberDescriptorType", "member_descriptor"),
          Map.entry("types.MappingProxyType", "mappingproxy"),
          Map.entry("types.DictProxyType", "dictproxy"),
          Map.entry("types.ModuleType", "module"),
          Map.entry("types.TracebackType", "traceback"),
          Map.entry("types.FrameType", "frame"),
          Map.entry("types.EllipsisType", "ellipsis"),
          Map.entry("types.NoneType", "NoneType"),
          Map.entry("types.NotImplementedType", "NotImplementedType"),
          Map.entry("types.CapsuleType", "PyCapsule"),
          Map.entry("types.UnboundMethodType", "instancemethod"),
          Map.entry("types.InstanceType", "instance"),
          Map.entry("types.ClassType", "classobj"),
          Map.entry("_weakref.ref", "weakref"),
          Map.entry("_weakref.ReferenceType", "weakref"),
          Map.entry("_weakref.ProxyType", "weakproxy"),
          Map.entry("_weakref.CallableProxyType", "weakcallableproxy"),
          Map.entry("_thread.LockType", "_thread.lock"),
          Map.entry("thread.LockType", "thread.lock"),
          Map.entry("_contextvars.Context", "Context"),
          Map.entry("_contextvars.ContextVar", "ContextVar"),
          Map.entry("_contextvars.Token", "Token"));

  /** Constants of {@code builtins} whose types stand in no module. */
  private static final Map<String, String> CONSTANTS =
      Map.of(
          "None", "NoneType",
          "Ellipsis", "ellipsis",
          "NotImplemented", "NotImplementedType",
          "True", "bool",
          "len", "builtin_function_or_method");

  private final Objects objects;
  private final Ref modules;
  private final boolean python2;

  /**
   * Looks when asked.
   *
   * @param objects a reader that does not use these names
   * @param modules {@code sys.modules}
   */
  public ModuleTypes(Objects objects, Ref modules) {
    this.objects = java.util.Objects.requireNonNull(objects);
    this.modules = java.util.Objects.requireNonNull(modules);
    this.python2 = objects.layout().axes().strings() == StringForm.PYTHON2;
  }

  @Override
  public Map<Long, String> byAddress() {
    Map<Long, String> names = new HashMap<>();
    Set<Long> sure = new HashSet<>();
    Decoded.of("sys.modules", () -> addModules(names, sure));
    return Map.copyOf(names);
  }

  private boolean addModules(Map<Long, String> names, Set<Long> sure) {
    Walk<Entry> walk = objects.entries(modules).iterator();
    int met = 0;
    while (walk.hasNext() && met++ < objects.limits().chain()) {
      // one damaged module costs its own names only
      Decoded.of(
          "a module",
          () -> {
            Entry entry = walk.next();
            return addModule(objects.text(entry.key()), entry.value(), names, sure);
          });
    }
    return true;
  }

  private boolean addModule(String module, Ref ref, Map<Long, String> names, Set<Long> sure) {
    View view = objects.view("PyModuleObject", ref);
    Ref dict = Objects.ref(view, "md_dict");
    if (dict.isNull() || !hasFlag(dict, PyType.DICT_SUBCLASS)) {
      return false; // sys.modules may hold anything; what is no module has no such field
    }
    boolean builtins = module.equals("builtins") || module.equals("__builtin__");
    Walk<Entry> walk = objects.entries(dict).iterator();
    int met = 0;
    while (walk.hasNext() && met++ < objects.limits().chain()) {
      // one damaged entry costs its own name only
      Decoded.of("an entry", () -> add(module, builtins, walk.next(), names, sure));
    }
    return true;
  }

  private boolean add(
      String module, boolean builtins, Entry entry, Map<Long, String> names, Set<Long> sure) {
    if (!objects.isText(entry.key())) {
      return false;
    }
    String key = objects.text(entry.key());
    if (builtins && CONSTANTS.containsKey(key)) {
      long type = objects.view("PyObject", entry.value()).pointer("ob_type");
      names.put(type, java.util.Objects.requireNonNull(CONSTANTS.get(key)));
      sure.add(type);
    }
    if (!hasFlag(entry.value(), PyType.TYPE_SUBCLASS)) {
      return false;
    }
    long type = entry.value().address();
    Optional<String> known =
        python2 && module.equals("types") && key.equals("MethodType")
            ? Optional.of("instancemethod")
            : known(module, key);
    if (builtins || (known.isPresent() && sure.add(type))) {
      names.put(type, builtins ? key : known.get());
      sure.add(type);
    } else {
      names.putIfAbsent(type, module + "." + key);
    }
    return true;
  }

  /** A name that a decoder answers to, if the module and key stand for one. */
  private static Optional<String> known(String module, String key) {
    String whole = module + "." + key;
    String shorter = whole.startsWith("_") ? whole.substring(1) : "_" + whole;
    if (RENAMED.containsKey(whole)) {
      return Optional.of(java.util.Objects.requireNonNull(RENAMED.get(whole)));
    }
    Set<String> decoded = Decoders.BY_TYPE.keySet();
    if (module.equals("_collections_abc") && decoded.contains(key)) {
      return Optional.of(key);
    }
    return decoded.contains(whole)
        ? Optional.of(whole)
        : Optional.of(shorter).filter(decoded::contains);
  }

  /** Whether the object's type has a flag. */
  private boolean hasFlag(Ref ref, long flag) {
    long type = objects.view("PyObject", ref).pointer("ob_type");
    return (objects.view("PyTypeObject", new Ref(type)).integer("tp_flags") & flag) != 0;
  }
}
