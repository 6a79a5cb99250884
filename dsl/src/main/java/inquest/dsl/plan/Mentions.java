package inquest.dsl.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The relation's own columns that a condition is about. */
final class Mentions {
  private final Set<String> columns = new HashSet<>();

  private final Map<String, Set<String>> made;

  private Mentions(Map<String, Set<String>> made) {
    this.made = made;
  }

  /**
   * Their names; those of subqueries are not among them.
   *
   * @param made what the columns that earlier steps made are about, by their names
   */
  static Set<String> in(Term condition, Map<String, Set<String>> made) {
    Mentions mentions = new Mentions(made);
    mentions.add(condition);
    return mentions.columns;
  }

  private void add(Term term) {
    switch (term) {
      case Term.ColumnOf c -> columns.add(c.name());
      case Term.Made m -> columns.addAll(made.getOrDefault(m.name(), Set.of()));
      case Term.Literal l -> {}
      case Term.LinkColumn l -> add(l.of());
      case Term.AttributeOf a -> add(a.of());
      case Term.ItemOf i -> addAll(List.of(i.of(), i.index()));
      case Term.Call c -> addAll(c.arguments());
      case Term.AggregateOf a -> addAll(a.argument());
      case Term.Not n -> add(n.condition());
      case Term.Negative n -> add(n.value());
      case Term.Logic l -> addAll(List.of(l.left(), l.right()));
      case Term.Comparison c -> addAll(List.of(c.left(), c.right()));
      case Term.IsNone n -> add(n.column());
      case Term.Arithmetic a -> addAll(List.of(a.left(), a.right()));
      case Term.Like l -> addAll(List.of(l.value(), l.pattern()));
      case Term.InList i -> {
        add(i.value());
        addAll(i.list());
      }
      case Term.InPlan i -> add(i.value());
      case Term.Exists e -> {}
      case Term.CellOf c -> {}
    }
  }

  private void addAll(List<Term> terms) {
    terms.forEach(this::add);
  }

  private void addAll(Optional<Term> term) {
    term.ifPresent(this::add);
  }
}
