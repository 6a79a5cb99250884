package inquest.engine.object;

import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Attributes that lie at a fixed offset in the object: {@code __slots__} and the members of C types
 * ({@code PyMemberDef}, Include/structmember.h, Include/descrobject.h).
 */
final class Members {
  private final Objects objects;
  private final Map<Long, List<Member>> cache = new ConcurrentHashMap<>();
  private final Map<Long, Set<String>> getters = new ConcurrentHashMap<>(); // of static types
  private final Map<Long, Set<String>> methods = new ConcurrentHashMap<>();

  Members(Objects objects) {
    this.objects = objects;
  }

  /**
   * One member.
   *
   * @param name the attribute
   * @param code {@code PyMemberDef.type}
   * @param offset in bytes from the object's address
   */
  record Member(String name, int code, long offset) {}

  /** The slots that a class statement made, in the order of the class's dictionary. */
  List<Member> slots(Ref type) {
    List<Member> cached = cache.get(type.address());
    if (cached == null) {
      cached = List.copyOf(readSlots(type));
      cache.put(type.address(), cached);
    }
    return cached;
  }

  private List<Member> readSlots(Ref at) {
    List<Member> found = new ArrayList<>();
    PyType type = objects.type(at.address());
    if (!type.python()) {
      return found;
    }
    Ref dict = new Ref(objects.view("PyTypeObject", at).pointer("tp_dict"));
    Walk<Entry> walk = objects.entries(dict).iterator();
    while (walk.hasNext()) {
      Ref value = walk.next().value();
      if (objects.typeOf(value).qualifiedName().equals("member_descriptor")) {
        found.add(member(value));
      }
    }
    return found;
  }

  /** The names in {@code tp_members}, up to the cap on chains. */
  List<String> names(PyType type) {
    return ofC(type).stream().map(Member::name).toList();
  }

  /** The member of that name in {@code tp_members}. */
  Optional<Member> named(PyType type, String name) {
    return ofC(type).stream().filter(member -> member.name().equals(name)).findFirst();
  }

  private List<Member> ofC(PyType type) {
    List<Member> members = new ArrayList<>();
    long def = objects.view("PyTypeObject", type.ref()).pointer("tp_members");
    int size = objects.layout().struct("PyMemberDef").size();
    while (def != 0
        && members.size() < objects.limits().chain()
        && objects.view("PyMemberDef", new Ref(def)).pointer("name") != 0) {
      members.add(defined(def));
      def += size;
    }
    return members;
  }

  /** The names in {@code tp_getset}, up to the cap on chains. */
  Set<String> getters(PyType type) {
    return getters.computeIfAbsent(
        type.address(), a -> defined(type, "tp_getset", "PyGetSetDef", "name"));
  }

  /** The names in {@code tp_methods}, up to the cap on chains. */
  Set<String> methods(PyType type) {
    return methods.computeIfAbsent(
        type.address(), a -> defined(type, "tp_methods", "PyMethodDef", "ml_name"));
  }

  private Set<String> defined(PyType type, String table, String struct, String name) {
    Set<String> names = new HashSet<>();
    View view = objects.view("PyTypeObject", type.ref());
    long def = view.has(table) ? view.pointer(table) : 0;
    try {
      while (def != 0 && names.size() < objects.limits().chain()) {
        long text = objects.view(struct, new Ref(def)).pointer(name);
        if (text == 0) {
          break;
        }
        byte[] bytes = objects.memory().cstring(text, objects.limits().stringBytes());
        names.add(new String(bytes, StandardCharsets.UTF_8));
        def += objects.layout().struct(struct).size();
      }
    } catch (Unreadable e) {
      return Set.copyOf(names); // names lie in read-only data, which a core may lack
    }
    return Set.copyOf(names);
  }

  /** The member behind a {@code member_descriptor}. */
  Member member(Ref descriptor) {
    return defined(objects.view("PyMemberDescrObject", descriptor).pointer("d_member"));
  }

  private Member defined(long def) {
    View view = objects.view("PyMemberDef", new Ref(def));
    byte[] name = objects.memory().cstring(view.pointer("name"), objects.limits().stringBytes());
    return new Member(
        new String(name, StandardCharsets.UTF_8),
        (int) view.integer("type"),
        view.integer("offset"));
  }

  /** What an object has there; empty where the slot is not set. */
  Optional<Attribute> read(Ref ref, Member member) {
    long at = ref.address() + member.offset();
    return content(at, member)
        .map(content -> new Attribute(member.name(), Attribute.Place.SLOT, content));
  }

  private Optional<Attribute.Content> content(long at, Member member) {
    Memory memory = objects.memory();
    return switch (member.code()) {
      case 6 -> { // T_OBJECT: NULL stands for None
        long value = memory.i64(at);
        yield Optional.of(
            value == 0
                ? new Attribute.Content.Plain(new Scalar.None())
                : new Attribute.Content.Held(new Ref(value)));
      }
      case 16 -> { // T_OBJECT_EX: NULL stands for an attribute that is not set
        long value = memory.i64(at);
        yield value == 0
            ? Optional.empty()
            : Optional.of(new Attribute.Content.Held(new Ref(value)));
      }
      case 14 -> Optional.of(plain(new Scalar.Bool(memory.u8(at) != 0))); // T_BOOL
      case 3 -> // T_FLOAT
          Optional.of(plain(new Scalar.FloatValue(Float.intBitsToFloat(memory.i32(at)))));
      case 4 -> Optional.of(plain(new Scalar.FloatValue(memory.f64(at)))); // T_DOUBLE
      default -> Optional.of(plain(new Scalar.Int(integer(at, member), false)));
    };
  }

  private BigInteger integer(long at, Member member) {
    Memory memory = objects.memory();
    return switch (member.code()) {
      case 0 -> BigInteger.valueOf((short) memory.u16(at)); // T_SHORT
      case 1 -> BigInteger.valueOf(memory.i32(at)); // T_INT
      case 2, 17, 19 -> BigInteger.valueOf(memory.i64(at)); // T_LONG, T_LONGLONG, T_PYSSIZET
      case 8 -> BigInteger.valueOf((byte) memory.u8(at)); // T_BYTE
      case 9 -> BigInteger.valueOf(memory.u8(at)); // T_UBYTE
      case 10 -> BigInteger.valueOf(memory.u16(at)); // T_USHORT
      case 11 -> BigInteger.valueOf(memory.u32(at)); // T_UINT
      case 12, 18 -> // T_ULONG, T_ULONGLONG
          new BigInteger(Long.toUnsignedString(memory.i64(at)));
      default ->
          throw new Unreadable(
              Absence.UNSUPPORTED,
              at,
              "the member " + member.name() + " is of a sort that is not read: " + member.code());
    };
  }

  private static Attribute.Content plain(PyValue value) {
    return new Attribute.Content.Plain(value);
  }
}
