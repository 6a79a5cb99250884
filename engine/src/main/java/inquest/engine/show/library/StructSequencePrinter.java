package inquest.engine.show.library;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.show.Parts;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.List;
import java.util.Optional;

/**
 * {@code posix.stat_result(st_mode=…)} of Python 2, where a structure sequence is no tuple ({@code
 * structseq_repr} in Objects/structseq.c): its items are members of the type.
 */
final class StructSequencePrinter implements Printer {
  private static final String LENGTH = "n_sequence_fields";

  static boolean covers(PyType type, Objects objects) {
    if (type.python() || type.exact() || type.is(PyType.TUPLE_SUBCLASS)) {
      return false;
    }
    try {
      return objects.held(type.ref(), LENGTH).isPresent();
    } catch (Unreadable e) {
      return false;
    }
  }

  @Override
  public String name() {
    return "structure sequences of Python 2";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    List<String> names = showing.objects().memberNames(type);
    Parts parts = showing.parts(type.qualifiedName() + "(", ")");
    addMembers(parts, names, ref, type, showing);
    return Optional.of(parts.shown());
  }

  private static void addMembers(
      Parts parts, List<String> names, Ref ref, PyType type, Showing showing) {
    Instance itself = new Instance(type.ref(), showing.objects().typeOf(type.ref()), showing);
    int length =
        itself
            .value(LENGTH)
            .map(value -> value instanceof Scalar.Int number ? number.value().intValue() : 0)
            .orElse(0);
    int shown = Math.min(Math.min(length, names.size()), showing.limits().items());
    for (String name : names.subList(0, Math.max(0, shown))) {
      showing.objects().held(ref, name).ifPresent(value -> parts.named(name, value));
    }
    parts.andMore(Math.max(0, length - shown));
  }
}
