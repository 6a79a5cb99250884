package inquest.dsl.relation;

import inquest.dsl.ast.Name;
import inquest.dsl.ast.Nearest;
import inquest.dsl.ast.QueryError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code describe} says, made of the relations' own descriptions. */
public final class Descriptions {
  private static final List<String> HOW_TO_ASK =
      List.of(
          "a query is a relation and clauses, each working on what stands before it:",
          "  threads where wants_gil and name like \"worker-%\" select number, name",
          "  frames of 3 with locals                      of narrows, with adds detail",
          "  frames group by file select file, count() as n order by n desc limit 5",
          "  frames where self.queue.maxsize > 0 and file ~ \"app/\"    ~ searches (a regular"
              + " expression)",
          "  frames where locals.conn.state == \"CLOSED\" select thread.name, locals.conn.host",
          "  frames of (threads where crashed) select index, function distinct",
          "  print 0x7f3a5c0d2e40 depth 3    let busy = threads where …    def f(x) = frames where"
              + " …",
          "operators: == != < <= > >= ~ !~ like in (a, b) between a and b, and or not, + - * / %,",
          "  exists (query), true false none; .name and [key] reach into Python objects",
          "shown as -: there is no such thing; a column is then none: libraries where file == none",
          "shown as <why>: it could not be read; rows whose condition is unknown are left out and"
              + " counted",
          "after select, later clauses see its names and the row's columns; distinct is a clause");

  private Descriptions() {}

  /**
   * All relations and functions, or one of them.
   *
   * @throws QueryError where there is no such relation or function
   */
  public static List<String> of(Optional<Name> name, Catalogue catalogue) throws QueryError {
    if (name.isEmpty()) {
      return all(catalogue);
    }
    Optional<Relation<?>> relation = catalogue.relation(name.get().text());
    if (relation.isPresent()) {
      return relation(relation.get());
    }
    Optional<Function> function = catalogue.function(name.get().text());
    if (function.isPresent()) {
      return List.of(
          signature(function.get()) + ": " + function.get().type().word(),
          "  " + function.get().help());
    }
    List<String> names = new ArrayList<>();
    catalogue.relations().forEach(r -> names.add(r.name()));
    catalogue.functions().forEach(f -> names.add(f.name()));
    throw new QueryError(
        name.get().span(),
        "there is no relation or function " + name.get(),
        Nearest.to(name.get().text(), names).map(n -> "did you mean " + n + "?"));
  }

  private static List<String> all(Catalogue catalogue) {
    List<String> lines = new ArrayList<>(HOW_TO_ASK);
    lines.add("relations (describe NAME lists the columns of one):");
    catalogue.relations().forEach(r -> lines.add("  %-12s %s".formatted(r.name(), r.help())));
    lines.add("functions:");
    catalogue.functions().forEach(f -> lines.add("  %-28s %s".formatted(signature(f), f.help())));
    lines.add(
        "aggregates, after group by or in select: count() sum(x) min(x) max(x) avg(x) collect(x)");
    return lines;
  }

  private static String signature(Function function) {
    return function.name() + "(" + String.join(", ", function.parameters()) + ")";
  }

  /** One relation: its columns, its details, what {@code of} takes. */
  public static List<String> relation(Relation<?> relation) {
    List<String> lines = new ArrayList<>();
    lines.add(relation.name() + ": " + relation.help());
    lines.add("columns (* shown where there is no select):");
    for (Column<?> column : relation.columns()) {
      String mark = relation.shown().contains(column.name()) ? "*" : " ";
      lines.add(
          "  %s %-12s %-10s %s"
              .formatted(mark, column.name(), column.type().word(), column.help()));
    }
    if (!relation.subjects().isEmpty()) {
      lines.add("of:");
      relation.subjects().forEach(s -> lines.add("    " + s));
    }
    if (!relation.details().isEmpty() || !relation.widenings().isEmpty()) {
      lines.add("with:");
      relation.widenings().forEach(w -> lines.add("    %-12s %s".formatted(w.name(), w.help())));
      relation.details().forEach(d -> lines.add("    %-12s %s".formatted(d.name(), d.help())));
    }
    return lines;
  }
}
