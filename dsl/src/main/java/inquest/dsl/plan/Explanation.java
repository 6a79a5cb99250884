package inquest.dsl.plan;

import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan in words, one step a line. */
public final class Explanation {
  private Explanation() {}

  /**
   * The lines: what is scanned and how it is narrowed, then each step, then what each column costs.
   */
  public static List<String> of(Plan plan) {
    List<String> lines = new ArrayList<>();
    StringBuilder scan = new StringBuilder("scan ").append(plan.from().name());
    plan.subject()
        .ifPresent(s ->
            scan.append(
                switch (s) {
                  case Plan.Narrow.To to -> " of " + words(to.narrowing());
                  case Plan.Narrow.ToRowsOf rows ->
                      " of the rows of a query over " + rows.plan().from().name();
                }));
    lines.add(scan.toString());
    plan.equal()
        .forEach((column, value) ->
            lines.add("  pushed into the scan: " + column + " == " + literal(value)));
    for (Plan.Step step : plan.steps()) {
      lines.addAll(words(step));
    }
    for (Plan.Output output : plan.columns()) {
      lines.add(
          "column "
              + output.name()
              + ": "
              + output.term().type().word()
              + ", "
              + cost(output.term().cost()));
    }
    return lines;
  }

  private static List<String> words(Plan.Step step) {
    return switch (step) {
      case Plan.Step.Filter filter ->
          filter.conditions().stream()
              .map(c -> "filter " + TermText.of(c) + " (" + cost(c.cost()) + ")")
              .toList();
      case Plan.Step.Project project ->
          List.of(
              "select "
                  + String.join(", ", project.columns().stream().map(Plan.Output::name).toList()));
      case Plan.Step.Group group ->
          List.of(
              group.keys().isEmpty()
                  ? "group all rows"
                  : "group by "
                      + String.join(", ", group.keys().stream().map(Plan.Output::name).toList()));
      case Plan.Step.Sort sort ->
          List.of(
              "sort by "
                  + String.join(
                      ", ",
                      sort.keys().stream()
                          .map(k -> TermText.of(k.term()) + (k.descending() ? " desc" : ""))
                          .toList()));
      case Plan.Step.Limit limit -> List.of("stop after " + limit.count());
      case Plan.Step.Distinct distinct -> List.of("leave out what was there before");
    };
  }

  private static String words(Scan.Narrowing narrowing) {
    return switch (narrowing) {
      case Scan.Narrowing.Index index -> Long.toString(index.value());
      case Scan.Narrowing.ThreadFrame frame -> frame.thread() + "." + frame.frame();
      case Scan.Narrowing.Tid tid -> "tid " + tid.tid();
      case Scan.Narrowing.Address address -> "0x" + Long.toHexString(address.address());
      case Scan.Narrowing.Text text -> "\"" + text.text() + "\"";
      case Scan.Narrowing.Word word -> word.word();
      case Scan.Narrowing.Rows rows -> rows.rows().size() + " rows";
    };
  }

  static String literal(Value value) {
    return switch (value) {
      case Value.Text t -> "\"" + t.value() + "\"";
      case Value.Whole w -> w.value().toString();
      case Value.Truth t -> Boolean.toString(t.value());
      case Value.Decimal d -> Double.toString(d.value());
      case Value.Address a -> "0x" + Long.toHexString(a.value());
      case Value.None n -> "none";
      case Value.Python p -> "0x" + Long.toHexString(p.ref().address());
      case Value.Link l -> literal(l.key());
      case Value.Many m ->
          "(" + String.join(", ", m.values().stream().map(Explanation::literal).toList()) + ")";
      case Value.Variables v -> "variables";
    };
  }

  private static String cost(Cost cost) {
    return switch (cost) {
      case FREE -> "known with the row";
      case READS -> "a few reads when asked for";
      case WALK -> "a walk when asked for";
      case HEAVY -> "costly: done when asked for";
    };
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
