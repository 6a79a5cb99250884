package inquest.engine.show.library;

import inquest.engine.object.Entry;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Routine;
import inquest.engine.object.Scalar;
import inquest.engine.object.Walk;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code <Color.RED: 1>}, {@code <Perm.R|W: 3>}, {@code re.IGNORECASE} (Lib/enum.py). */
final class EnumPrinter implements Printer {
  /** The {@code __repr__} of enumerations whose members are names of their module. */
  private static final Set<String> GLOBAL =
      Set.of("global_enum_repr", "global_flag_repr", "RegexFlag.__repr__");

  /** A member of a flag class. */
  private record Member(String name, BigInteger value) {}

  @Override
  public String name() {
    return "enumerations";
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<Ref> value = instance.held("_value_");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = instance.text("_name_");
    boolean flag = name.isEmpty() && instance.held("_name_").isPresent();
    if (name.isEmpty() && !flag) {
      return Optional.empty();
    }
    Optional<String> label = flag ? combination(instance) : name;
    if (isGlobal(instance) && label.isPresent()) {
      return Optional.of(new Shown.Text(global(type, label.get())));
    }
    String open = "<" + instance.name() + label.map(text -> "." + text).orElse("") + ": ";
    return Optional.of(showing.parts(open, ">").unnamed(value.get()).shown());
  }

  private static boolean isGlobal(Instance instance) {
    return instance
        .value("__repr__")
        .filter(found ->
            found instanceof Routine.Function function && GLOBAL.contains(function.qualname()))
        .isPresent();
  }

  private static String global(PyType type, String label) {
    String module = type.module().orElse("");
    String prefix = module.substring(module.lastIndexOf('.') + 1) + ".";
    return Arrays.stream(label.split("\\|", -1))
        .map(part -> prefix + part)
        .collect(Collectors.joining("|"));
  }

  /**
   * The name of a combination that has none of its own, which versions before 3.11 make up from the
   * members, highest first; later ones leave only the nameless without a name.
   */
  private static Optional<String> combination(Instance instance) {
    var objects = instance.showing().objects();
    Optional<BigInteger> value = instance.integer("_value_");
    if (value.isEmpty() || objects.held(instance.type().ref(), "_flag_mask_").isPresent()) {
      return Optional.empty();
    }
    Optional<Ref> map = objects.held(instance.type().ref(), "_value2member_map_");
    if (map.isEmpty()) {
      return Optional.empty();
    }
    List<Member> parts = new ArrayList<>();
    for (Member member : members(instance, map.get())) {
      if (member.value().signum() > 0 && member.value().and(value.get()).equals(member.value())) {
        parts.add(member);
      }
    }
    parts.sort(Comparator.comparing(Member::value).reversed());
    if (parts.size() > 1 && parts.getFirst().value().equals(value.get())) {
      parts.removeFirst();
    }
    return Optional.of(
        parts.isEmpty()
            ? value.get().toString()
            : parts.stream().map(Member::name).collect(Collectors.joining("|")));
  }

  private static List<Member> members(Instance instance, Ref map) {
    Showing showing = instance.showing();
    List<Member> members = new ArrayList<>();
    Walk<Entry> walk = showing.objects().entries(map).iterator();
    int most = showing.objects().limits().chain();
    while (walk.hasNext() && members.size() < most) {
      Entry entry = walk.next();
      Ref ref = entry.value();
      Instance member = new Instance(ref, showing.objects().typeOf(ref), showing);
      if (showing.objects().value(entry.key()) instanceof Scalar.Int key) {
        members.add(new Member(member.text("_name_").orElse(key.value().toString()), key.value()));
      }
    }
    return members;
  }
}
