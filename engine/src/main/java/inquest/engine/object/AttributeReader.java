package inquest.engine.object;

import inquest.engine.layout.Axes.AttributeForm;
import inquest.engine.layout.Axes.IntForm;
import inquest.engine.layout.Flavour;
import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the attributes of an object in every form that an instance has had. */
final class AttributeReader {
  /** What the type is called: to 3.9 by the C module, then by the Python module. */
  private static final Set<String> TUPLE_GETTERS =
      Set.of("_collections._tuplegetter", "collections._tuplegetter");

  private final Objects objects;
  private final Members members;
  private final Descriptors descriptors;

  AttributeReader(Objects objects) {
    this.objects = objects;
    this.members = new Members(objects);
    this.descriptors = new Descriptors(objects, this);
  }

  /** Slots, inline values and dictionary. */
  Attributes of(Ref ref, PyType type) {
    List<Attribute> slots = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Ref at : type.mro()) {
      for (Members.Member member : members.slots(at)) {
        if (seen.add(member.name())) {
          members.read(ref, member).ifPresent(slots::add);
        }
      }
    }
    Optional<Walks<Entry>> entries = dictionary(ref, type);
    return new Attributes(slots, entries.orElse(Nothing.walks()), entries.isPresent());
  }

  /** The names in {@code tp_members}. */
  List<String> memberNames(PyType type) {
    return members.names(type);
  }

  /** {@code _PyObject_GenericGetAttrWithDict}, without running what it would run. */
  Optional<Attribute> find(Ref ref, PyType type, String name) {
    Optional<Ref> inClass = lookup(type, name);
    Optional<Attribute> hidden = inClass.isPresent() ? Optional.empty() : hidden(ref, type, name);
    if (hidden.isPresent()) {
      return hidden;
    }
    Descriptors.Role role = inClass.map(descriptors::role).orElse(Descriptors.Role.PLAIN);
    if (role == Descriptors.Role.MEMBER) {
      return members.read(ref, members.member(inClass.orElseThrow()));
    }
    if (role == Descriptors.Role.COMPUTED_FIRST) {
      Optional<Attribute> given = given(ref, inClass.orElseThrow(), name);
      return given.isPresent() ? given : inClass.map(computed(name));
    }
    Optional<Ref> item = inClass.flatMap(descriptor -> tupleItem(ref, type, descriptor));
    if (item.isPresent()) {
      return item.map(held(name, Attribute.Place.SLOT));
    }
    Optional<Ref> own = own(ref, type, name);
    if (own.isPresent()) {
      return own.map(held(name, Attribute.Place.INSTANCE));
    }
    if (inClass.isEmpty()) {
      Optional<Attribute> behind = Getters.behind(objects, type, name, ref);
      return behind.isPresent() ? behind : hiddenMethod(type, name);
    }
    return role == Descriptors.Role.COMPUTED_LAST
        ? inClass.map(computed(name))
        : inClass.map(held(name, Attribute.Place.CLASS));
  }

  /**
   * The item that a field of a named tuple stands for: {@code _tuplegetter} of
   * Modules/_collectionsmodule.c, from 3.8.
   */
  private Optional<Ref> tupleItem(Ref ref, PyType type, Ref descriptor) {
    if (!type.is(PyType.TUPLE_SUBCLASS)
        || !TUPLE_GETTERS.contains(objects.typeOf(descriptor).qualifiedName())) {
      return Optional.empty();
    }
    long index = objects.view("_tuplegetterobject", descriptor).integer("index");
    Items items = objects.items(ref);
    return index >= 0 && index < items.length()
        ? Optional.of(items.get(index)).filter(found -> !found.isNull())
        : Optional.empty();
  }

  /** Of a class also what its bases have ({@code type_getattro}). */
  private Optional<Ref> own(Ref ref, PyType type, String name) {
    return type.is(PyType.TYPE_SUBCLASS)
        ? lookup(objects.type(ref.address()), name)
        : dictionary(ref, type)
            .flatMap(entries -> objects.dicts().find(entries, name, ref.address()));
  }

  /** What a getter of a built-in type hands out, where that can be read. */
  private Optional<Attribute> given(Ref ref, Ref descriptor, String name) {
    if (!objects.typeOf(descriptor).qualifiedName().equals("getset_descriptor")) {
      return Optional.empty();
    }
    Ref owner = Objects.ref(objects.view("PyDescrObject", descriptor), "d_type");
    return given(ref, objects.type(owner.address()), name);
  }

  private Optional<Attribute> given(Ref ref, PyType owner, String name) {
    return Getters.read(objects, owner, name, ref)
        .map(content -> new Attribute(name, Attribute.Place.SLOT, content));
  }

  /**
   * A member of a static built-in type, whose dictionary belongs to each interpreter and not to the
   * type (from 3.12), or what a getter of it hands out.
   */
  private Optional<Attribute> hidden(Ref ref, PyType type, String name) {
    for (Ref at : type.mro()) {
      if (objects.view("PyTypeObject", at).pointer("tp_dict") == 0) {
        PyType owner = objects.type(at.address());
        Optional<Members.Member> member = members.named(owner, name);
        if (member.isPresent()) {
          return members.read(ref, member.get());
        }
        Optional<Attribute> given = given(ref, owner, name);
        if (given.isPresent()) {
          return given;
        }
        if (members.getters(owner).contains(name)) {
          return Optional.of(computed(name).apply(new Ref(0)));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Attribute> hiddenMethod(PyType type, String name) {
    for (Ref at : type.mro()) {
      if (objects.view("PyTypeObject", at).pointer("tp_dict") == 0
          && members.methods(objects.type(at.address())).contains(name)) {
        return Optional.of(computed(name).apply(new Ref(0)));
      }
    }
    return Optional.empty();
  }

  private static Function<Ref, Attribute> computed(String name) {
    return descriptor ->
        new Attribute(name, Attribute.Place.CLASS, new Attribute.Content.Computed(descriptor));
  }

  private static Function<Ref, Attribute> held(String name, Attribute.Place place) {
    return found -> new Attribute(name, place, new Attribute.Content.Held(found));
  }

  /**
   * {@code _PyType_Lookup}: the first class along the method resolution order that has the name.
   */
  Optional<Ref> lookup(PyType type, String name) {
    for (Ref at : type.mro()) {
      Ref dict = new Ref(objects.view("PyTypeObject", at).pointer("tp_dict"));
      Optional<Ref> found = dict.isNull() ? Optional.empty() : objects.item(dict, name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The instance's own names and values; empty where it cannot have any. */
  Optional<Walks<Entry>> dictionary(Ref ref, PyType type) {
    AttributeForm form = objects.layout().axes().attributes();
    if (type.is(PyType.MANAGED_DICT) && form != AttributeForm.INSTANCE_DICT) {
      return Optional.of(managed(ref, type, form));
    }
    if (type.dictoffset() == 0) {
      return Optional.empty();
    }
    Ref dict = new Ref(objects.memory().i64(dictAddress(ref, type)));
    return Optional.of(dict.isNull() ? Nothing.walks() : objects.entries(dict));
  }

  private Walks<Entry> managed(Ref ref, PyType type, AttributeForm form) {
    Memory memory = objects.memory();
    long before = ref.address() - 3 * Long.BYTES;
    return switch (form) {
      case INSTANCE_DICT ->
          throw Unreadable.implausible(type.address(), "a managed dict before there were any");
      case MANAGED_VALUES_BEFORE -> {
        long values = memory.i64(before - Long.BYTES);
        yield values == 0 ? dictOrNothing(memory.i64(before)) : inline(type, values);
      }
      case MANAGED_DICT_OR_VALUES -> {
        long word = memory.i64(before);
        // the low bit marks values, whose address is one more than the word (pycore_object.h)
        yield (word & 1) == 0 ? dictOrNothing(word) : inline(type, word + 1);
      }
      case INLINE_VALUES -> {
        long dict = memory.i64(managedDict(ref));
        yield dict == 0 && type.is(PyType.INLINE_VALUES)
            ? inlineIfValid(type, ref.address() + type.basicsize())
            : dictOrNothing(dict);
      }
    };
  }

  /** {@code MANAGED_DICT_OFFSET}: nearer in builds without the old collector's header. */
  private long managedDict(Ref ref) {
    Flavour flavour = objects.layout().flavour();
    boolean free = flavour == Flavour.FREE_THREADED || flavour == Flavour.FREE_THREADED_DEBUG;
    return ref.address() - (free ? 1L : 3L) * Long.BYTES;
  }

  private Walks<Entry> dictOrNothing(long dict) {
    return dict == 0 ? Nothing.walks() : objects.entries(new Ref(dict));
  }

  private Walks<Entry> inlineIfValid(PyType type, long values) {
    View view = objects.view("PyDictValues", new Ref(values));
    return view.integer("valid") == 0 ? Nothing.walks() : inline(type, values);
  }

  private Walks<Entry> inline(PyType type, long values) {
    long keys = objects.view("PyHeapTypeObject", type.ref()).pointer("ht_cached_keys");
    return objects.dicts().inline(keys, values);
  }

  /** {@code _PyObject_GetDictPtr}: a negative offset counts from the end of the items. */
  private long dictAddress(Ref ref, PyType type) {
    if (type.dictoffset() > 0) {
      return ref.address() + type.dictoffset();
    }
    long items = items(ref, type);
    long size = type.basicsize() + items * type.itemsize();
    return ref.address() + ((size + 7) & -8L) + type.dictoffset();
  }

  private long items(Ref ref, PyType type) {
    long size;
    if (type.is(PyType.LONG_SUBCLASS) && isTagged()) {
      size = objects.view("PyLongObject", ref).integer("long_value.lv_tag") >>> 3;
    } else {
      size = Math.abs(objects.view("PyVarObject", ref).integer("ob_size"));
    }
    return Plausible.array(
        objects.memory(), "ob_size", ref.address(), size, Math.max(1, type.itemsize()));
  }

  private boolean isTagged() {
    return objects.layout().axes().ints() == IntForm.TAG;
  }
}
