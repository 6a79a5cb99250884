package inquest.dsl.plan;

import inquest.dsl.ast.Clause;
import inquest.dsl.ast.Count;
import inquest.dsl.ast.Expression;
import inquest.dsl.ast.Name;
import inquest.dsl.ast.Nearest;
import inquest.dsl.ast.Query;
import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Source;
import inquest.dsl.ast.Span;
import inquest.dsl.ast.Statement;
import inquest.dsl.ast.Subject;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Value;
import inquest.dsl.relation.Widening;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a plan of a query. Reads nothing of the target. */
public final class Planner {
  private Planner() {}

  /**
   * Binds every name of a query.
   *
   * @throws QueryError at the first name that does not exist, type that does not fit or clause that
   *     cannot stand where it stands
   */
  public static Plan plan(Query query, Environment environment) throws QueryError {
    return draft(query, environment).finish();
  }

  /**
   * Binds an expression that reads no row, as in {@code print}.
   *
   * @param surroundings variables that it may name; empty where there are none
   */
  public static Term constant(
      Expression expression, Environment environment, Optional<Surroundings> surroundings)
      throws QueryError {
    return new Binder(environment, surroundings.map(Scope.OfVariables::new)).bind(expression);
  }

  /** A number that may be a parameter. */
  public static long count(Count count, Environment environment) throws QueryError {
    return switch (count) {
      case Count.Literal literal -> literal.value();
      case Count.Parameter parameter ->
          Subjects.number(parameter.name(), parameter.span(), environment);
    };
  }

  private static Draft draft(Query query, Environment environment) throws QueryError {
    Draft draft = source(query.source(), environment);
    for (Clause clause : query.clauses()) {
      draft.add(clause, environment);
    }
    return draft;
  }

  private static Draft source(Source source, Environment environment) throws QueryError {
    if (environment.depth() > Environment.MOST_EXPANSIONS) {
      throw new QueryError(source.span(), "let and def names lead to each other without end here");
    }
    return switch (source) {
      case Source.Nested nested -> draft(nested.query(), environment);
      case Source.Call call -> call(call, environment);
      case Source.Relation relation -> relation(relation, environment);
    };
  }

  private static Draft relation(Source.Relation source, Environment environment) throws QueryError {
    String name = source.name().text();
    Query let = environment.lets().get(name);
    if (let != null) {
      if (source.of().isPresent()) {
        throw new QueryError(
            source.of().get().span(),
            name + " is a let name and takes no of",
            Optional.of("filter it with where"));
      }
      return draft(let, environment.inside(Map.of()));
    }
    Optional<Relation<?>> found = environment.catalogue().relation(name);
    if (found.isEmpty()) {
      throw noRelation(source.name(), environment);
    }
    Draft draft = new Draft(found.get());
    if (source.of().isPresent()) {
      draft.narrow(narrow(source.of().get(), found.get(), environment), source.of().get().span());
    }
    return draft;
  }

  private static QueryError noRelation(Name name, Environment environment) {
    List<String> names = new ArrayList<>(environment.lets().keySet());
    environment.catalogue().relations().forEach(r -> names.add(r.name()));
    if (environment.definitions().containsKey(name.text())) {
      return new QueryError(
          name.span(), name + " takes arguments", Optional.of("write " + name + "(…)"));
    }
    return new QueryError(
        name.span(),
        "there is no relation " + name,
        Optional.of(
            Nearest.to(name.text(), names)
                .map(n -> "did you mean " + n + "?")
                .orElse("describe lists them")));
  }

  private static Draft call(Source.Call call, Environment environment) throws QueryError {
    Statement.Definition definition = environment.definitions().get(call.name().text());
    if (definition == null) {
      throw new QueryError(
          call.name().span(),
          "there is no def " + call.name(),
          Nearest.to(call.name().text(), environment.definitions().keySet())
              .map(n -> "did you mean " + n + "?"));
    }
    int wanted = definition.parameters().size();
    if (call.arguments().size() != wanted) {
      throw new QueryError(
          call.span(),
          call.name() + " takes " + wanted + " arguments, not " + call.arguments().size());
    }
    Map<String, Expression> given = new HashMap<>();
    for (int i = 0; i < wanted; i++) {
      given.put(
          definition.parameters().get(i).text(), literal(call.arguments().get(i), environment));
    }
    return draft(definition.query(), environment.inside(given));
  }

  /**
   * Arguments of a def are values: a column there would have no row. Those of an enclosing def are
   * passed on.
   */
  private static Expression literal(Expression argument, Environment environment)
      throws QueryError {
    return switch (argument) {
      case Expression.Text t -> t;
      case Expression.Whole w -> w;
      case Expression.Hex h -> h;
      case Expression.Decimal d -> d;
      case Expression.Truth t -> t;
      case Expression.None n -> n;
      case Expression.Parameter p -> p;
      case Expression.Negative n -> n;
      case Expression.Column c when environment.argument(c.name().text()).isPresent() ->
          environment.argument(c.name().text()).get();
      default ->
          throw new QueryError(
              argument.span(), "an argument of a def is a number, text, true, false or none");
    };
  }

  private static Plan.Narrow narrow(Subject subject, Relation<?> relation, Environment environment)
      throws QueryError {
    if (relation.subjects().isEmpty()) {
      throw new QueryError(subject.span(), relation.name() + " takes no of");
    }
    if (subject instanceof Subject.Nested nested) {
      return new Plan.Narrow.ToRowsOf(plan(nested.query(), environment));
    }
    if (subject instanceof Subject.Word word
        && word.words().size() == 1
        && environment.lets().containsKey(word.dotted())) {
      Query let = environment.lets().get(word.dotted());
      return new Plan.Narrow.ToRowsOf(plan(let, environment.inside(Map.of())));
    }
    return new Plan.Narrow.To(Subjects.narrowing(subject, environment));
  }

  /** A plan in the making. */
  private static final class Draft {
    private final Relation<?> from;
    private Optional<Plan.Narrow> subject = Optional.empty();
    private Span subjectSpan = new Span(0, 0);
    private final Map<String, Value> equal = new LinkedHashMap<>();
    private final List<Plan.Step> steps = new ArrayList<>();
    private final List<Integer> details = new ArrayList<>();
    private Scope scope;
    private List<Plan.Output> columns;
    private final Set<String> widened = new LinkedHashSet<>();
    private final Map<String, Set<String>> made = new LinkedHashMap<>(); // what they are about
    private boolean pushable = true;
    private boolean chosen; // whether the query says which columns it wants

    Draft(Relation<?> from) throws QueryError {
      this.from = from;
      this.scope = new Scope.OfRelation(from);
      this.columns = columns(from.shown());
    }

    private List<Plan.Output> columns(List<String> names) throws QueryError {
      List<Plan.Output> shown = new ArrayList<>();
      for (String name : names) {
        shown.add(new Plan.Output(name, scope.column(name).orElseThrow()));
      }
      return shown;
    }

    void narrow(Plan.Narrow to, Span span) {
      subject = Optional.of(to);
      subjectSpan = span;
    }

    void add(Clause clause, Environment environment) throws QueryError {
      Binder binder = new Binder(environment, Optional.of(scope));
      switch (clause) {
        case Clause.Where where -> filter(binder.condition(where.condition()));
        case Clause.With with -> with(with);
        case Clause.Select select -> select(select, environment);
        case Clause.GroupBy group -> group(binder.outputs(group.keys()));
        case Clause.OrderBy order -> sort(order, binder);
        case Clause.Limit limit -> {
          pushable = false;
          steps.add(new Plan.Step.Limit(Planner.count(limit.count(), environment)));
        }
        case Clause.Distinct distinct ->
            steps.add(new Plan.Step.Distinct(columns.stream().map(Plan.Output::term).toList()));
      }
    }

    private void filter(Term condition) {
      List<Term> conjuncts = Conjuncts.cheapestFirst(condition);
      Set<String> mentioned = Mentions.in(condition, made);
      for (Widening widening : from.widenings()) {
        if (!Collections.disjoint(widening.fills(), mentioned)) {
          widened.add(widening.name());
        }
      }
      if (pushable && scope instanceof Scope.OfRelation) {
        conjuncts.forEach(c ->
            Conjuncts.equality(c, from.indexed())
                .ifPresent(e -> equal.putIfAbsent(e.column(), e.value())));
      }
      steps.add(new Plan.Step.Filter(conjuncts));
    }

    private void with(Clause.With with) throws QueryError {
      if (scope.grouped().isPresent()) {
        throw new QueryError(
            with.span(), "a group has no details", Optional.of("put with before group by away"));
      }
      List<? extends Detail<?>> known = from.details();
      for (Name name : with.details()) {
        if (widen(name)) {
          continue;
        }
        List<String> names = new ArrayList<>(known.stream().map(d -> d.name()).toList());
        int index = names.indexOf(name.text());
        if (index < 0) {
          from.widenings().forEach(w -> names.add(w.name()));
          String has = names.isEmpty() ? "it has none" : "it has " + String.join(", ", names);
          throw new QueryError(
              name.span(),
              "no detail '" + name + "' in " + from.name(),
              Optional.of(
                  Nearest.to(name.text(), names).map(n -> "did you mean " + n + "?").orElse(has)));
        }
        details.add(index);
      }
    }

    /** Whether the name is one of rows that the relation can add. */
    private boolean widen(Name name) throws QueryError {
      for (Widening widening : from.widenings()) {
        if (widening.name().equals(name.text())) {
          widened.add(widening.name());
          columns = chosen ? columns : columns(widening.shown());
          return true;
        }
      }
      return false;
    }

    private void select(Clause.Select select, Environment environment) throws QueryError {
      if (scope.grouped().isEmpty()
          && select.items().stream().anyMatch(i -> Binder.isAggregate(i.expression()))) {
        group(List.of());
      }
      made(new Binder(environment, Optional.of(scope)).outputs(select.items()));
    }

    private void made(List<Plan.Output> outputs) {
      steps.add(new Plan.Step.Project(outputs));
      scope = new Scope.OfSelect(outputs, scope);
      columns = own(outputs);
      chosen = true;
    }

    private void group(List<Plan.Output> keys) throws QueryError {
      details.clear();
      chosen = true;
      pushable = false;
      steps.add(new Plan.Step.Group(keys));
      scope = new Scope.OfGroup(keys, scope);
      List<Plan.Output> shown = new ArrayList<>(own(keys));
      shown.add(
          new Plan.Output("count()", new Term.AggregateOf(0, Aggregate.COUNT, Optional.empty())));
      columns = shown;
    }

    private static Set<String> both(Set<String> a, Set<String> b) {
      Set<String> both = new LinkedHashSet<>(a);
      both.addAll(b);
      return both;
    }

    /** The columns of the newest tuple. */
    private List<Plan.Output> own(List<Plan.Output> outputs) {
      List<Plan.Output> own = new ArrayList<>();
      for (int i = 0; i < outputs.size(); i++) {
        Plan.Output o = outputs.get(i);
        made.merge(o.name(), Mentions.in(o.term(), made), Planner.Draft::both);
        own.add(
            new Plan.Output(
                o.name(), new Term.Made(0, i, o.name(), o.term().type(), o.term().cost())));
      }
      return own;
    }

    private void sort(Clause.OrderBy order, Binder binder) throws QueryError {
      List<Plan.Key> keys = new ArrayList<>();
      for (Clause.SortKey key : order.keys()) {
        keys.add(new Plan.Key(binder.bind(key.expression()), key.descending()));
      }
      steps.add(new Plan.Step.Sort(keys));
    }

    Plan finish() {
      return new Plan(from, subject, subjectSpan, equal, steps, columns, widened, details);
    }
  }
}
