package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;

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
    return type.equals("list")
        ? new Container.Sequence(Container.Sequence.Kind.LIST, list(objects, ref))
        : new Container.Sequence(Container.Sequence.Kind.TUPLE, tuple(objects, ref));
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
