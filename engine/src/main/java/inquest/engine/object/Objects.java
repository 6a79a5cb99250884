package inquest.engine.object;

import inquest.engine.layout.Field;
import inquest.engine.layout.Layout;
import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Decoded;
import inquest.engine.note.Limits;
import inquest.engine.note.Unreadable;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The reader of one process's Python objects. Never runs code in it. Caches types by their address
 * and nothing else, so that values of a living process are read anew; safe to use from several
 * threads. Every method throws {@link Unreadable} where memory cannot be had or cannot be right,
 * unless it says otherwise.
 */
public final class Objects {
  private final Memory memory;
  private final Layout layout;
  private final Limits limits;
  private final Types types;
  private final Strings strings;
  private final Dicts dicts;
  private final AttributeReader attributes;

  /** Offset of {@code PyObject.ob_type}, which every look at an object needs; -1 if not known. */
  private final int obType;

  /** A reader that knows types only by what they say of themselves. */
  public Objects(Memory memory, Layout layout, Limits limits) {
    this(memory, layout, limits, TypeNames.NONE);
  }

  /**
   * A reader that may ask elsewhere for the names of types.
   *
   * @param names asked once, when first a name cannot be read; must not use this reader itself
   */
  public Objects(Memory memory, Layout layout, Limits limits, TypeNames names) {
    this.memory = java.util.Objects.requireNonNull(memory);
    this.layout = java.util.Objects.requireNonNull(layout);
    this.limits = java.util.Objects.requireNonNull(limits);
    this.obType =
        layout.find("PyObject").flatMap(s -> s.find("ob_type")).map(Field::offset).orElse(-1);
    this.strings = new Strings(this);
    this.dicts = new Dicts(this);
    this.types = new Types(this, Decoders.BY_TYPE.keySet(), names);
    this.attributes = new AttributeReader(this);
  }

  /** The same process, with another source for names of types. */
  public Objects withTypeNames(TypeNames names) {
    return new Objects(memory, layout, limits, names);
  }

  /** The memory that is read. */
  public Memory memory() {
    return memory;
  }

  /** The layout it is read by. */
  public Layout layout() {
    return layout;
  }

  /** The caps on what is read. */
  public Limits limits() {
    return limits;
  }

  /** A structure at an object's address. */
  public View view(String struct, Ref ref) {
    if (ref.isNull()) {
      throw Unreadable.implausible(0, "NULL where a " + struct + " should be");
    }
    return layout.view(memory, struct, ref.address());
  }

  /**
   * The structure behind an object of a C type of the standard library, in the form whose size is
   * the type's own ({@code tp_basicsize}).
   *
   * @throws Unreadable also where no form of that size is known
   */
  View exactView(String struct, Ref ref) {
    PyType type = ofC(typeOf(ref));
    if (type.basicsize() == 0) { // a type that says nothing does not say that it differs
      return view(struct, ref);
    }
    return new View(memory, layout.struct(struct, type.basicsize()), ref.address());
  }

  /** The C type that a class is or derives from and that a decoder is for; else what C made. */
  private PyType ofC(PyType type) {
    PyType made = type;
    boolean derives = type.builtin().isPresent();
    for (int i = 0; i < type.mro().size() && !made.base().isNull(); i++) {
      if (derives ? made.exact() : !made.python()) {
        break;
      }
      made = types.at(made.base().address());
    }
    return made;
  }

  /** The class of an object. */
  public PyType typeOf(Ref ref) {
    return types.at(typeAddress(ref));
  }

  /** {@code ob_type}. */
  long typeAddress(Ref ref) {
    return obType < 0 || ref.isNull()
        ? view("PyObject", ref).pointer("ob_type")
        : memory.i64(ref.address() + obType);
  }

  /** {@code tp_flags} of an object's type; can be asked while that type is being read. */
  long typeFlags(Ref ref) {
    return types.flags(typeAddress(ref));
  }

  /** The class whose type object lies at an address. */
  public PyType type(long address) {
    return types.at(address);
  }

  /** The object itself, one level deep. */
  public PyValue value(Ref ref) {
    PyType type = typeOf(ref);
    if (type.builtin().isPresent()) {
      String name = type.builtin().get();
      return java.util.Objects.requireNonNull(Decoders.BY_TYPE.get(name)).decode(this, name, ref);
    }
    if (type.python() || type.dictoffset() != 0 || type.is(PyType.MANAGED_DICT)) {
      return new Thing.Instance(attributes(ref));
    }
    return new Thing.Opaque(type);
  }

  /**
   * Whether an object is a {@code str} (in Python 2 also a {@code unicode}), or derives from it.
   */
  public boolean isText(Ref ref) {
    return strings.isText(ref);
  }

  /**
   * The whole text of a str; in Python 2 of a {@code unicode}, or of a {@code str} as UTF-8 and
   * where it is not UTF-8 as Latin-1.
   *
   * @throws Unreadable also where it is no text, or longer than {@code Limits.stringBytes}
   */
  public String text(Ref ref) {
    return strings.whole(ref);
  }

  /** The beginning of a str, up to {@code Limits.stringBytes}, and its length. */
  public Text.Str str(Ref ref) {
    return strings.str(ref);
  }

  /** Whether the repr of a class's instances is the one of object. */
  public boolean hasPlainRepr(PyType type) {
    if (type.mro().isEmpty()) {
      return false;
    }
    View object = view("PyTypeObject", type.mro().getLast());
    return object.pointer("tp_repr") == view("PyTypeObject", type.ref()).pointer("tp_repr");
  }

  /** Whether an object is None; never throws: what cannot be read is not known to be. */
  public boolean isNone(Ref ref) {
    return Decoded.of("None", () -> typeOf(ref).derivesFrom("NoneType")).toOptional().orElse(false);
  }

  /** The number that an int (in Python 2 also a long) is. */
  public BigInteger integer(Ref ref) {
    PyType type = typeOf(ref);
    // asked of the type first: a damaged range may have itself for its start
    boolean isInt = type.is(PyType.LONG_SUBCLASS) || type.is(PyType.INT_SUBCLASS);
    PyValue value = isInt ? value(ref) : new Scalar.None();
    if (value instanceof Scalar.Int number) {
      return number.value();
    }
    if (value instanceof Scalar.Bool truth) {
      return truth.value() ? BigInteger.ONE : BigInteger.ZERO;
    }
    throw Unreadable.implausible(ref.address(), "no int of a readable size");
  }

  /** The items of a tuple or list. */
  public Items items(Ref ref) {
    PyType type = typeOf(ref);
    if (type.is(PyType.TUPLE_SUBCLASS)) {
      return Sequences.tuple(this, ref);
    }
    if (type.is(PyType.LIST_SUBCLASS)) {
      return Sequences.list(this, ref);
    }
    throw Unreadable.implausible(ref.address(), "neither tuple nor list");
  }

  /** How many entries a dict (or one that derives from it) has. */
  public long size(Ref dict) {
    return dicts.size(dict);
  }

  /** The entries of a dict in its own order. */
  public Walks<Entry> entries(Ref dict) {
    return dicts.entries(dict);
  }

  /**
   * The value of a string key in a dict; empty where it has no such key.
   *
   * @throws Unreadable also where a key on the way cannot be read, so that it cannot be told
   */
  public Optional<Ref> item(Ref dict, String key) {
    return dicts.get(dict, key);
  }

  /**
   * The names of the members that a type made in C gives its instances, in the order of {@code
   * tp_members}; what a structure sequence calls its items.
   */
  public java.util.List<String> memberNames(PyType type) {
    return attributes.memberNames(type);
  }

  /** What an object keeps in its slots, its inline values and its dictionary. */
  public Attributes attributes(Ref ref) {
    return attributes.of(ref, typeOf(ref));
  }

  /**
   * What {@code ref.name} would find, in Python's order: slots of the class, the instance's own,
   * then the classes along the method resolution order; what only code could tell is reported as
   * such. Empty where there is no such attribute.
   */
  public Optional<Attribute> attribute(Ref ref, String name) {
    return attributes.find(ref, typeOf(ref), name);
  }

  /** An attribute that is an object, not computed. */
  public Optional<Ref> held(Ref ref, String name) {
    return attribute(ref, name)
        .flatMap(found ->
            switch (found.content()) {
              case Attribute.Content.Held held -> Optional.of(held.ref());
              case Attribute.Content.Plain plain -> Optional.empty();
              case Attribute.Content.Computed computed -> Optional.empty();
            });
  }

  /** What a word that is an owned reference in a frame refers to. */
  public StackRef untag(long raw) {
    return StackRef.untag(raw, layout.axes().references());
  }

  /** A word that must be an object, whether tagged or not; NULL where it is none. */
  Ref plain(long raw) {
    return untag(raw) instanceof StackRef.Held held ? held.ref() : new Ref(0);
  }

  Dicts dicts() {
    return dicts;
  }

  Strings strings() {
    return strings;
  }

  /** The pointer field as a reference, where it is not NULL and this build has it. */
  static Optional<Ref> optional(View view, String field) {
    return view.has(field)
        ? Optional.of(new Ref(view.pointer(field))).filter(r -> !r.isNull())
        : Optional.empty();
  }

  /** The pointer field as a reference. */
  static Ref ref(View view, String field) {
    return new Ref(view.pointer(field));
  }
}
