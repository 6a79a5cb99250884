package inquest.dsl.plan;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Type;
import inquest.dsl.relation.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names that an expression may use at one point of a query. */
sealed interface Scope {
  /** The column of that name; its levels count from the newest tuple. */
  Optional<Term> column(String name);

  /** Every name, newest first. */
  List<String> names();

  /** How a reader calls what the rows are. */
  String what();

  /** How a reader calls what has a name here. */
  default String noun() {
    return "column";
  }

  /**
   * The scope of the rows in a group, and how many levels back the group lies; empty where there is
   * no group.
   */
  Optional<Grouped> grouped();

  /** Where a group lies. */
  record Grouped(OfGroup group, int level) {}

  /** Rows of a relation. */
  record OfRelation(Relation<?> relation) implements Scope {
    @Override
    public Optional<Term> column(String name) {
      List<? extends Column<?>> columns = relation.columns();
      for (int i = 0; i < columns.size(); i++) {
        Column<?> column = columns.get(i);
        if (column.name().equals(name)) {
          return Optional.of(new Term.ColumnOf(0, i, name, column.type(), column.cost()));
        }
      }
      return Optional.empty();
    }

    @Override
    public List<String> names() {
      List<String> names = new ArrayList<>();
      relation.columns().forEach(c -> names.add(c.name()));
      return names;
    }

    @Override
    public String what() {
      return relation.name();
    }

    @Override
    public Optional<Grouped> grouped() {
      return Optional.empty();
    }
  }

  /** No row, but variables around. */
  record OfVariables(Surroundings surroundings) implements Scope {
    @Override
    public Optional<Term> column(String name) {
      Value.Names variables = surroundings.variables();
      return variables.get(name) instanceof Cell.Absent
          ? Optional.empty()
          : Optional.of(
              new Term.AttributeOf(
                  new Term.Literal(new Value.Variables(variables), Type.VARIABLES), name));
    }

    @Override
    public List<String> names() {
      return surroundings.variables().names();
    }

    @Override
    public String what() {
      return surroundings.what();
    }

    @Override
    public String noun() {
      return "variable";
    }

    @Override
    public Optional<Grouped> grouped() {
      return Optional.empty();
    }
  }

  /** What {@code select} made, on top of what was before. */
  record OfSelect(List<Plan.Output> made, Scope before) implements Scope {
    @Override
    public Optional<Term> column(String name) {
      Optional<Term> own = madeColumn(made, name);
      return own.isPresent() ? own : before.column(name).map(t -> back(t, 1));
    }

    @Override
    public List<String> names() {
      List<String> names = new ArrayList<>();
      made.forEach(m -> names.add(m.name()));
      names.addAll(before.names());
      return names;
    }

    @Override
    public String what() {
      return before.what();
    }

    @Override
    public Optional<Grouped> grouped() {
      return before.grouped().map(g -> new Grouped(g.group(), g.level() + 1));
    }
  }

  /** Groups: their keys, and aggregates over what was before. */
  record OfGroup(List<Plan.Output> keys, Scope member) implements Scope {
    @Override
    public Optional<Term> column(String name) {
      return madeColumn(keys, name);
    }

    @Override
    public List<String> names() {
      return keys.stream().map(Plan.Output::name).toList();
    }

    @Override
    public String what() {
      return "groups of " + member.what();
    }

    @Override
    public Optional<Grouped> grouped() {
      return Optional.of(new Grouped(this, 0));
    }
  }

  private static Optional<Term> madeColumn(List<Plan.Output> made, String name) {
    for (int i = 0; i < made.size(); i++) {
      Plan.Output output = made.get(i);
      if (output.name().equals(name)) {
        Term term = output.term();
        return Optional.of(new Term.Made(0, i, name, term.type(), term.cost()));
      }
    }
    return Optional.empty();
  }

  private static Term back(Term term, int levels) {
    return switch (term) {
      case Term.ColumnOf c ->
          new Term.ColumnOf(c.level() + levels, c.index(), c.name(), c.type(), c.cost());
      case Term.Made m ->
          new Term.Made(m.level() + levels, m.index(), m.name(), m.type(), m.cost());
      default -> throw new IllegalStateException("no column: " + term);
    };
  }
}
