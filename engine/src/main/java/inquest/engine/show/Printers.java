package inquest.engine.show;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which printer shows which type: first those that were added, the last added first; then those
 * known by name, for a class or the nearest of its bases; then those that look at the class. Where
 * one that was added gives nothing, the next is asked. Immutable.
 */
public final class Printers {
  /** Whether a printer is for a type. */
  @FunctionalInterface
  public interface Rule {
    /**
     * Whether values of this type are its to show; reads nothing but types and class attributes.
     */
    boolean covers(PyType type, Objects objects);
  }

  /**
   * A rule and its printer.
   *
   * @param rule for which types
   * @param printer how they are shown
   */
  public record Choice(Rule rule, Printer printer) {}

  private final List<Choice> added;
  private final Map<String, Printer> byName;
  private final List<Choice> byLooks;

  private Printers(List<Choice> added, Map<String, Printer> byName, List<Choice> byLooks) {
    this.added = List.copyOf(added);
    this.byName = Map.copyOf(byName);
    this.byLooks = List.copyOf(byLooks);
  }

  /** No printers: everything is shown as what its memory says. */
  public static Printers none() {
    return new Printers(List.of(), Map.of(), List.of());
  }

  /**
   * Printers by the qualified name of a class, and printers that look at the class.
   *
   * @param byName a class and all that derive from it
   * @param byLooks asked in order, for classes made in Python only
   */
  public static Printers of(Map<String, Printer> byName, List<Choice> byLooks) {
    return new Printers(List.of(), byName, byLooks);
  }

  /** What is known of a printer, the classes that it stands for here among it. */
  public Printer.About about(Printer printer) {
    Printer.About own = printer.about();
    List<String> classes =
        byName.entrySet().stream()
            .filter(e -> e.getValue().equals(printer))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return classes.isEmpty() ? own : new Printer.About(classes, own.origin(), own.stopped());
  }

  /** The same with one more, which goes before all others. */
  public Printers with(Rule rule, Printer printer) {
    List<Choice> more = new ArrayList<>();
    more.add(new Choice(rule, printer));
    more.addAll(added);
    return new Printers(more, byName, byLooks);
  }

  /** The same with one more for a class of that qualified name and all that derive from it. */
  public Printers with(String qualifiedName, Printer printer) {
    return with((type, objects) -> lineage(type, objects).anyMatch(qualifiedName::equals), printer);
  }

  /** The same with one more for classes whose qualified name matches as a whole. */
  public Printers with(Pattern qualifiedName, Printer printer) {
    return with((type, objects) -> qualifiedName.matcher(type.qualifiedName()).matches(), printer);
  }

  /** The same without those of these names: another printer, or none, shows their types. */
  public Printers without(Set<String> names) {
    Map<String, Printer> named = new HashMap<>(byName);
    named.values().removeIf(p -> names.contains(p.name()));
    return new Printers(without(names, added), named, without(names, byLooks));
  }

  private static List<Choice> without(Set<String> names, List<Choice> choices) {
    return choices.stream().filter(c -> !names.contains(c.printer().name())).toList();
  }

  /** Every printer once, in the order in which they are asked. */
  public List<Printer> all() {
    return List.copyOf(
        new LinkedHashSet<>(
            Stream.of(
                    added.stream().map(Choice::printer),
                    byName.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue),
                    byLooks.stream().map(Choice::printer))
                .flatMap(s -> s)
                .toList()));
  }

  /** The printers for a type, the one to ask first in front. */
  Candidates find(PyType type, Objects objects) {
    return new Candidates(
        added.stream()
            .filter(choice -> choice.rule().covers(type, objects))
            .map(Choice::printer)
            .toList(),
        builtIn(type, objects));
  }

  /**
   * The printers for a type.
   *
   * @param added those that were added, the last added first
   * @param own the one that Inquest brings along, where there is one
   */
  record Candidates(List<Printer> added, Optional<Printer> own) {}

  private Optional<Printer> builtIn(PyType type, Objects objects) {
    if (type.exact()) {
      return Optional.ofNullable(byName.get(type.qualifiedName()));
    }
    Optional<Printer> named =
        lineage(type, objects)
            .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
            .findFirst();
    if (named.isPresent()) {
      return named;
    }
    return byLooks.stream()
        .filter(choice -> choice.rule().covers(type, objects))
        .map(Choice::printer)
        .findFirst();
  }

  /** The qualified names of a class and its bases, in the order of method resolution. */
  private static Stream<String> lineage(PyType type, Objects objects) {
    return Stream.concat(
        Stream.of(type.qualifiedName()),
        type.mro().stream()
            .filter(base -> base.address() != type.address())
            .flatMap(base -> nameOf(base, objects).stream()));
  }

  private static Optional<String> nameOf(Ref base, Objects objects) {
    try {
      return Optional.of(objects.type(base.address()).qualifiedName());
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }
}
