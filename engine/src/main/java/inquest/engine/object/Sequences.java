package inquest.engine.object;

import inquest.engine.layout.Struct;
import inquest.engine.layout.View;
import inquest.engine.note.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code list} and {@code tuple} (Include/cpython/listobject.h, tupleobject.h), and structure
 * sequences, which are tuples.
 */
final class Sequences implements Decoder {
  @Override
  public List<String> types() {
    return List.of("list", "tuple");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    if (type.equals("list")) {
      return new Container.Sequence(Container.Sequence.Kind.LIST, list(objects, ref));
    }
    Items items = tuple(objects, ref);
    List<String> names = names(objects, objects.typeOf(ref), items.length());
    return names.isEmpty()
        ? new Container.Sequence(Container.Sequence.Kind.TUPLE, items)
        : new Container.StructSequence(items, names);
  }

  /**
   * The names that a structure sequence's own repr gives its items (Objects/structseq.c): its type
   * is not Python's, and its first member lies where a tuple has its first item.
   */
  private static List<String> names(Objects objects, PyType type, long length) {
    long members = type.exact() || type.python() ? 0 : members(objects, type);
    List<String> names = new ArrayList<>();
    if (members == 0) {
      return names;
    }
    Struct def = objects.layout().struct("PyMemberDef");
    long first = objects.layout().struct("PyTupleObject").offset("ob_item");
    for (long i = 0; i < Math.min(length, objects.limits().chain()); i++) {
      View member = new View(objects.memory(), def, members + i * def.size());
      long name = member.pointer("name");
      if (name == 0 || (i == 0 && member.integer("offset") != first)) {
        return names;
      }
      // names lie in read-only data, which a core may lack: the items are worth more than they
      Optional<String> text = Decoded.of("", () -> name(objects, name)).toOptional();
      if (text.isEmpty()) {
        return List.of();
      }
      names.add(text.get());
    }
    return names;
  }

  private static String name(Objects objects, long address) {
    byte[] text = objects.memory().cstring(address, objects.limits().stringBytes());
    return new String(text, StandardCharsets.UTF_8);
  }

  private static long members(Objects objects, PyType type) {
    return objects.view("PyTypeObject", type.ref()).pointer("tp_members");
  }

  /** The items of a tuple, without asking for its type. */
  static Items tuple(Objects objects, Ref ref) {
    long first = objects.view("PyTupleObject", ref).addressOf("ob_item");
    return new Items(objects.memory(), first, length(objects, "length of a tuple", ref, first));
  }

  /** The items of a list, without asking for its type. */
  static Items list(Objects objects, Ref ref) {
    View view = objects.view("PyListObject", ref);
    long first = view.pointer("ob_item");
    long length = objects.view("PyVarObject", ref).integer("ob_size");
    if (view.has("allocated")) {
      Plausible.within(
          "length of a list", ref.address(), length, 0, Math.max(0, view.integer("allocated")));
    }
    Plausible.array(objects.memory(), "length of a list", first, length, Long.BYTES);
    return new Items(objects.memory(), first, length);
  }

  private static long length(Objects objects, String what, Ref ref, long first) {
    long length = objects.view("PyVarObject", ref).integer("ob_size");
    return Plausible.array(objects.memory(), what, first, length, Long.BYTES);
  }
}
