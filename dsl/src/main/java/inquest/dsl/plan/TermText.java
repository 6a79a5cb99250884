package inquest.dsl.plan;

import inquest.dsl.relation.Value;
import java.util.stream.Collectors;

/** A bound term as a reader would write it. */
public final class TermText {
  private TermText() {}

  /** One line. */
  public static String of(Term term) {
    return switch (term) {
      case Term.ColumnOf c -> c.name();
      case Term.Made m -> m.name();
      case Term.Literal l -> Explanation.literal(l.value());
      case Term.LinkColumn l -> of(l.of()) + "." + l.name();
      case Term.AttributeOf(Term.Literal(Value.Variables _, _), String name) -> name;
      case Term.AttributeOf a -> of(a.of()) + "." + a.name();
      case Term.ItemOf i -> of(i.of()) + "[" + of(i.index()) + "]";
      case Term.Call c ->
          c.function().name()
              + c.arguments().stream()
                  .map(TermText::of)
                  .collect(Collectors.joining(", ", "(", ")"));
      case Term.AggregateOf a ->
          a.function().word() + "(" + a.argument().map(TermText::of).orElse("") + ")";
      case Term.Not n -> "not (" + of(n.condition()) + ")";
      case Term.Negative n -> "-" + of(n.value());
      case Term.Logic l ->
          "(" + of(l.left()) + " " + Explanation.lower(l.connective()) + " " + of(l.right()) + ")";
      case Term.Comparison c -> of(c.left()) + " " + c.comparator().sign() + " " + of(c.right());
      case Term.IsNone n -> of(n.column()) + " == none";
      case Term.Arithmetic a ->
          "(" + of(a.left()) + " " + a.operator().sign() + " " + of(a.right()) + ")";
      case Term.Like l -> of(l.value()) + " like " + of(l.pattern());
      case Term.InList i ->
          of(i.value())
              + " in "
              + i.list().stream().map(TermText::of).collect(Collectors.joining(", ", "(", ")"));
      case Term.InPlan i -> of(i.value()) + " in (a query over " + i.plan().from().name() + ")";
      case Term.CellOf c -> "(a query over " + c.plan().from().name() + ")";
      case Term.Exists e -> "exists (a query over " + e.plan().from().name() + ")";
    };
  }
}
