package inquest.engine.object;

import inquest.engine.layout.Axes.StringForm;
import inquest.engine.layout.Layout;
import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Limits;
import inquest.engine.note.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Reads type objects, each once. */
final class Types {
  /** The largest {@code tp_basicsize} that is believed, in bytes. */
  private static final long LARGEST = 1L << 24;

  /** A power of two. */
  private static final int RECENT = 512;

  private final Memory memory;
  private final Layout layout;
  private final Limits limits;
  private final Objects objects;
  private final Set<String> known;
  private final Lazy<Map<Long, String>> inferred;
  private final Map<Long, PyType> cache = new ConcurrentHashMap<>();

  /** The types met last, by a part of their address: a hint, a stale one only costs a look-up. */
  private final PyType[] recent = new PyType[RECENT];

  Types(Objects objects, Set<String> known, TypeNames names) {
    this.objects = objects;
    this.memory = objects.memory();
    this.layout = objects.layout();
    this.limits = objects.limits();
    this.known = known;
    this.inferred =
        new Lazy<>(() -> attempt(() -> Optional.of(names.byAddress())).orElse(Map.of()));
  }

  /** The type object at an address. */
  PyType at(long address) {
    int slot = (int) (address >>> 4) & (RECENT - 1);
    PyType last = recent[slot];
    if (last != null && last.address() == address) {
      return last;
    }
    PyType cached = cache.get(address);
    if (cached == null) {
      cached = read(address);
      cache.put(address, cached);
    }
    recent[slot] = cached;
    return cached;
  }

  /** The flags of a type, without reading more of it than that. */
  long flags(long address) {
    PyType last = recent[(int) (address >>> 4) & (RECENT - 1)];
    return last != null && last.address() == address
        ? last.flags()
        : objects.view("PyTypeObject", new Ref(address)).integer("tp_flags");
  }

  private PyType read(long address) {
    if (address == 0) {
      throw new Unreadable(Absence.IMPLAUSIBLE, 0, "an object without a type");
    }
    if ((address & 7) != 0 || !isType(address)) {
      throw Unreadable.implausible(address, "no type object");
    }
    View view = layout.view(memory, "PyTypeObject", address);
    long flags = view.integer("tp_flags");
    boolean heap = (flags & PyType.HEAPTYPE) != 0;
    Optional<String> heapName = heap ? heapName(address) : Optional.empty();
    Optional<String> module = heap ? module(view) : Optional.empty();
    Optional<String> tpName = tpName(view);
    boolean python = heap && tpName.filter(n -> n.indexOf('.') < 0).isPresent();
    Optional<String> cName = python ? Optional.empty() : cName(address, tpName, module, heapName);
    Optional<String> builtin = cName.filter(known::contains);
    boolean exact = builtin.isPresent();
    long base = view.pointer("tp_base");
    return new PyType(
        address,
        module.isPresent() ? module : cName.map(this::beforeDot),
        heapName.isPresent() ? heapName : cName.map(Types::afterDot),
        heapName.isEmpty() && tpName.isEmpty() && cName.isPresent(),
        flags,
        Plausible.within("tp_basicsize", address, view.integer("tp_basicsize"), 0, LARGEST),
        Plausible.within("tp_itemsize", address, view.integer("tp_itemsize"), 0, LARGEST),
        view.integer("tp_dictoffset"),
        view.integer("tp_weaklistoffset"),
        new Ref(base),
        mro(view),
        exact ? builtin : inherited(base).or(() -> bySubclassBits(flags)),
        exact,
        python);
  }

  /**
   * The name of a C type as {@code tp_name} gives it. Where that cannot be read, a heap type made
   * by {@code PyType_FromSpec} still has module and name; a class statement's {@code tp_name}
   * always lies in the heap.
   */
  private Optional<String> cName(
      long address, Optional<String> tpName, Optional<String> module, Optional<String> heapName) {
    return tpName
        .or(() -> module.flatMap(m -> heapName.map(n -> m + "." + n)))
        .or(() -> Optional.ofNullable(inferred.get().get(address)));
  }

  /** A type's type is a metaclass, whose flags say that its instances are types. */
  private boolean isType(long address) {
    long metatype = layout.view(memory, "PyObject", address).pointer("ob_type");
    if (metatype == 0 || (metatype & 7) != 0) {
      return false;
    }
    long flags = layout.view(memory, "PyTypeObject", metatype).integer("tp_flags");
    return (flags & PyType.TYPE_SUBCLASS) != 0;
  }

  private Optional<String> tpName(View view) {
    return attempt(() -> {
      byte[] name = memory.cstring(view.pointer("tp_name"), 1_024);
      return name.length == 0
          ? Optional.empty()
          : Optional.of(new String(name, StandardCharsets.UTF_8));
    });
  }

  private Optional<String> heapName(long address) {
    return attempt(() -> {
      View heap = layout.view(memory, "PyHeapTypeObject", address);
      long name = heap.pointer(heap.has("ht_qualname") ? "ht_qualname" : "ht_name");
      return Optional.of(objects.text(new Ref(name)));
    });
  }

  private Optional<String> module(View view) {
    return attempt(() -> {
      Ref dict = new Ref(view.pointer("tp_dict"));
      return dict.isNull()
          ? Optional.empty()
          : objects.dicts().get(dict, "__module__").map(objects::text);
    });
  }

  private List<Ref> mro(View view) {
    return attempt(
            () -> {
              long tuple = view.pointer("tp_mro");
              if (tuple == 0) {
                return Optional.<List<Ref>>empty();
              }
              Items items = Sequences.tuple(objects, new Ref(tuple));
              Plausible.within("length of tp_mro", tuple, items.length(), 1, limits.chain());
              List<Ref> all = new ArrayList<>();
              for (long i = 0; i < items.length(); i++) {
                all.add(items.get(i));
              }
              return Optional.of(all);
            })
        .orElseGet(() -> bases(view));
  }

  private List<Ref> bases(View view) {
    List<Ref> all = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    long at = view.address();
    while (at != 0 && seen.add(at) && all.size() < limits.chain()) {
      all.add(new Ref(at));
      long type = at;
      at =
          attempt(() -> Optional.of(layout.view(memory, "PyTypeObject", type).pointer("tp_base")))
              .orElse(0L);
    }
    return all;
  }

  /** The nearest known C type along {@code tp_base}, which names the layout that an object has. */
  private Optional<String> inherited(long base) {
    Set<Long> seen = new HashSet<>();
    long at = base;
    while (at != 0 && seen.add(at) && seen.size() < limits.chain()) {
      PyType cached = cache.get(at);
      if (cached != null) {
        return cached.builtin();
      }
      long type = at;
      Optional<String> name = attempt(() -> knownName(type));
      if (name.isPresent()) {
        return name;
      }
      at =
          attempt(() -> Optional.of(layout.view(memory, "PyTypeObject", type).pointer("tp_base")))
              .orElse(0L);
    }
    return Optional.empty();
  }

  private Optional<String> knownName(long address) {
    View view = layout.view(memory, "PyTypeObject", address);
    boolean heap = (view.integer("tp_flags") & PyType.HEAPTYPE) != 0;
    Optional<String> tpName = tpName(view);
    if (heap && tpName.filter(n -> n.indexOf('.') < 0).isPresent()) {
      return Optional.empty();
    }
    boolean unnamed = heap && tpName.isEmpty();
    return cName(
            address,
            tpName,
            unnamed ? module(view) : Optional.empty(),
            unnamed ? heapName(address) : Optional.empty())
        .filter(known::contains);
  }

  /** What the flags alone say, for types without a readable name. */
  private Optional<String> bySubclassBits(long flags) {
    boolean python2 = layout.axes().strings() == StringForm.PYTHON2;
    Map<Long, String> names =
        Map.of(
            PyType.INT_SUBCLASS, "int",
            PyType.LONG_SUBCLASS, python2 ? "long" : "int",
            PyType.LIST_SUBCLASS, "list",
            PyType.TUPLE_SUBCLASS, "tuple",
            PyType.BYTES_SUBCLASS, python2 ? "str" : "bytes",
            PyType.UNICODE_SUBCLASS, python2 ? "unicode" : "str",
            PyType.DICT_SUBCLASS, "dict",
            PyType.BASE_EXC_SUBCLASS, "BaseException",
            PyType.TYPE_SUBCLASS, "type");
    return names.entrySet().stream()
        .filter(e -> (flags & e.getKey()) != 0)
        .filter(e -> python2 || e.getKey() != PyType.INT_SUBCLASS)
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String afterDot(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private String beforeDot(String name) {
    int dot = name.lastIndexOf('.');
    boolean python2 = layout.axes().strings() == StringForm.PYTHON2;
    return dot >= 0 ? name.substring(0, dot) : python2 ? "__builtin__" : "builtins";
  }

  /** A part of a type that may be missing without the rest being wrong. */
  private static <T> Optional<T> attempt(Supplier<Optional<T>> part) {
    try {
      return part.get();
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }
}
