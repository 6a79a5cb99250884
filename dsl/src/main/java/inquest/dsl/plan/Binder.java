package inquest.dsl.plan;

import inquest.dsl.ast.Clause;
import inquest.dsl.ast.Expression;
import inquest.dsl.ast.Expression.Comparator;
import inquest.dsl.ast.Name;
import inquest.dsl.ast.Nearest;
import inquest.dsl.ast.QueryError;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Function;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Type;
import inquest.dsl.relation.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Binds the names of expressions at one point of a query and checks their types. */
final class Binder {
  private final Environment environment;
  private final Optional<Scope> scope;

  /**
   * @param environment names beside columns
   * @param scope columns; empty where there is no row
   */
  Binder(Environment environment, Optional<Scope> scope) {
    this.environment = environment;
    this.scope = scope;
  }

  /**
   * Whether an expression asks for an aggregate, so that a select without group by makes one group
   * of all.
   */
  static boolean isAggregate(Expression expression) {
    return switch (expression) {
      case Expression.Call c ->
          Aggregate.named(c.name().text()).isPresent()
              || c.arguments().stream().anyMatch(Binder::isAggregate);
      case Expression.Arithmetic a -> isAggregate(a.left()) || isAggregate(a.right());
      case Expression.Comparison c -> isAggregate(c.left()) || isAggregate(c.right());
      case Expression.Negative n -> isAggregate(n.value());
      case Expression.Not n -> isAggregate(n.condition());
      default -> false;
    };
  }

  List<Plan.Output> outputs(List<Clause.Item> items) throws QueryError {
    List<Plan.Output> outputs = new ArrayList<>();
    for (Clause.Item item : items) {
      String name = item.alias().map(Name::text).orElse(item.text());
      outputs.add(new Plan.Output(name, bind(item.expression())));
    }
    return outputs;
  }

  /** A condition: its truth counts. */
  Term condition(Expression expression) throws QueryError {
    return bind(expression);
  }

  Term bind(Expression expression) throws QueryError {
    return switch (expression) {
      case Expression.Column column -> column(column.name());
      case Expression.OwnAttribute own -> ownAttribute(own);
      case Expression.Attribute attribute -> attribute(attribute);
      case Expression.Subscript subscript -> subscript(subscript);
      case Expression.Call call -> call(call);
      case Expression.Parameter parameter -> parameter(parameter);
      case Expression.Text text -> new Term.Literal(new Value.Text(text.value()), Type.TEXT);
      case Expression.Whole whole -> new Term.Literal(new Value.Whole(whole.value()), Type.NUMBER);
      case Expression.Hex hex -> hex(hex);
      case Expression.Decimal decimal ->
          new Term.Literal(new Value.Decimal(decimal.value()), Type.NUMBER);
      case Expression.Truth truth -> new Term.Literal(new Value.Truth(truth.value()), Type.TRUTH);
      case Expression.None none -> new Term.Literal(new Value.None(), Type.ANY);
      case Expression.Not not -> new Term.Not(condition(not.condition()));
      case Expression.Negative negative -> new Term.Negative(number(negative.value()));
      case Expression.Logic logic ->
          new Term.Logic(logic.connective(), condition(logic.left()), condition(logic.right()));
      case Expression.Comparison comparison -> comparison(comparison);
      case Expression.Arithmetic arithmetic -> arithmetic(arithmetic);
      case Expression.Like like ->
          negated(like.negated(), new Term.Like(text(like.value()), text(like.pattern())));
      case Expression.Between between -> between(between);
      case Expression.InList in -> negated(in.negated(), inList(in));
      case Expression.InQuery in ->
          negated(
              in.negated(),
              new Term.InPlan(bind(in.value()), Planner.plan(in.query(), environment)));
      case Expression.CellOf cell ->
          new Term.CellOf(Planner.plan(cell.query(), environment), cell.span());
      case Expression.Exists exists -> new Term.Exists(Planner.plan(exists.query(), environment));
    };
  }

  private static Term negated(boolean not, Term term) {
    return not ? new Term.Not(term) : term;
  }

  private Term column(Name name) throws QueryError {
    Optional<Expression> argument = environment.argument(name.text());
    if (argument.isPresent()) {
      return new Binder(environment.inside(java.util.Map.of()), Optional.empty())
          .bind(argument.get());
    }
    if (scope.isEmpty()) {
      throw new QueryError(name.span(), "there is no row here to have a column " + name);
    }
    Optional<Term> found = scope.get().column(name.text());
    if (found.isPresent()) {
      return found.get();
    }
    throw nothing(scope.get().noun(), name, scope.get().names(), scope.get().what());
  }

  private static QueryError noColumn(Name name, List<String> names, String what) {
    return nothing("column", name, names, what);
  }

  private static QueryError nothing(String noun, Name name, List<String> names, String what) {
    String has = names.isEmpty() ? "it has none" : "it has " + String.join(", ", names);
    return new QueryError(
        name.span(),
        "no " + noun + " '" + name + "' in " + what,
        Optional.of(
            Nearest.to(name.text(), names).map(n -> "did you mean " + n + "?").orElse(has)));
  }

  private Term ownAttribute(Expression.OwnAttribute own) throws QueryError {
    Optional<Term> value =
        scope.flatMap(s -> s.column("value")).filter(t -> t.type().kind() == Type.Kind.PYTHON);
    if (value.isEmpty()) {
      String what = scope.map(Scope::what).orElse("this");
      throw new QueryError(
          own.span(),
          "rows of " + what + " are no Python objects",
          Optional.of("." + own.name() + " needs one before the dot"));
    }
    return new Term.AttributeOf(value.get(), own.name().text());
  }

  private Term attribute(Expression.Attribute attribute) throws QueryError {
    Term of = bind(attribute.of());
    String name = attribute.name().text();
    return switch (of.type().kind()) {
      case PYTHON, VARIABLES, ANY -> new Term.AttributeOf(of, name);
      case LINK -> linkColumn(of, attribute.name());
      case TRUTH, NUMBER, TEXT, ADDRESS, LIST ->
          throw new QueryError(
              attribute.name().span(),
              "what stands before ."
                  + name
                  + " is "
                  + of.type().kind().words()
                  + " and has no attributes");
    };
  }

  private Term linkColumn(Term of, Name name) throws QueryError {
    String relationName = of.type().relation().orElseThrow();
    Relation<?> relation = environment.catalogue().relation(relationName).orElseThrow();
    List<? extends Column<?>> columns = relation.columns();
    for (int i = 0; i < columns.size(); i++) {
      Column<?> column = columns.get(i);
      if (column.name().equals(name.text())) {
        return new Term.LinkColumn(of, relationName, i, name.text(), column.type(), column.cost());
      }
    }
    throw noColumn(name, columns.stream().map(c -> c.name()).toList(), relationName);
  }

  private Term subscript(Expression.Subscript subscript) throws QueryError {
    Term of = bind(subscript.of());
    return switch (of.type().kind()) {
      case PYTHON, VARIABLES, ANY, LIST, TEXT -> new Term.ItemOf(of, bind(subscript.index()));
      case LINK, TRUTH, NUMBER, ADDRESS ->
          throw new QueryError(
              subscript.span(),
              "what stands before [ is " + of.type().kind().words() + " and has no items");
    };
  }

  private Term call(Expression.Call call) throws QueryError {
    Optional<Aggregate> aggregate = Aggregate.named(call.name().text());
    if (aggregate.isPresent()) {
      return aggregate(call, aggregate.get());
    }
    Optional<Function> function = environment.catalogue().function(call.name().text());
    if (function.isEmpty()) {
      List<String> names = new ArrayList<>();
      environment.catalogue().functions().forEach(f -> names.add(f.name()));
      for (Aggregate a : Aggregate.values()) {
        names.add(a.word());
      }
      throw new QueryError(
          call.name().span(),
          "there is no function " + call.name(),
          Nearest.to(call.name().text(), names).map(n -> "did you mean " + n + "?"));
    }
    List<String> parameters = function.get().parameters();
    if (!function.get().takes(call.arguments().size())) {
      throw new QueryError(
          call.span(),
          call.name()
              + " takes "
              + (parameters.isEmpty()
                  ? "no arguments"
                  : "(" + String.join(", ", parameters) + ")"));
    }
    List<Term> arguments = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      arguments.add(bind(argument));
    }
    return new Term.Call(function.get(), arguments);
  }

  private Term aggregate(Expression.Call call, Aggregate aggregate) throws QueryError {
    Optional<Scope.Grouped> group = scope.flatMap(Scope::grouped);
    if (group.isEmpty()) {
      throw new QueryError(
          call.span(),
          call.name() + "() needs rows to count over",
          Optional.of("use it after group by, or in select"));
    }
    if (call.arguments().size() > 1
        || (call.arguments().isEmpty() && aggregate != Aggregate.COUNT)) {
      throw new QueryError(call.span(), call.name() + " takes one argument");
    }
    Optional<Term> argument = Optional.empty();
    if (!call.arguments().isEmpty()) {
      Binder members = new Binder(environment, Optional.of(group.get().group().member()));
      argument = Optional.of(members.bind(call.arguments().getFirst()));
    }
    return new Term.AggregateOf(group.get().level(), aggregate, argument);
  }

  private Term parameter(Expression.Parameter parameter) throws QueryError {
    String text = Subjects.parameter(parameter.name(), parameter.span(), environment);
    if (text.matches("-?[0-9]{1,30}")) {
      return new Term.Literal(new Value.Whole(new BigInteger(text)), Type.ANY);
    }
    if (text.matches("0[xX][0-9a-fA-F]{1,16}")) {
      return new Term.Literal(
          new Value.Address(Long.parseUnsignedLong(text.substring(2), 16)), Type.ANY);
    }
    return switch (text) {
      case "true" -> new Term.Literal(new Value.Truth(true), Type.ANY);
      case "false" -> new Term.Literal(new Value.Truth(false), Type.ANY);
      default -> new Term.Literal(new Value.Text(text), Type.ANY);
    };
  }

  private static Term hex(Expression.Hex hex) {
    return hex.value().bitLength() <= 64
        ? new Term.Literal(new Value.Address(hex.value().longValue()), Type.ADDRESS)
        : new Term.Literal(new Value.Whole(hex.value()), Type.NUMBER);
  }

  private Term comparison(Expression.Comparison comparison) throws QueryError {
    Term left = bind(comparison.left());
    Term right = bind(comparison.right());
    Comparator comparator = comparison.comparator();
    boolean matching = comparator == Comparator.MATCHES || comparator == Comparator.DOES_NOT_MATCH;
    if (!matching) {
      TypeCheck.comparable(left, right, comparison);
      boolean equal = comparator == Comparator.EQUAL;
      if (isNone(right) && isColumn(left) && (equal || comparator == Comparator.NOT_EQUAL)) {
        Term none = new Term.IsNone(left);
        return equal ? none : new Term.Not(none);
      }
      return new Term.Comparison(comparator, left, right, Optional.empty());
    }
    TypeCheck.text(left, comparison.left());
    TypeCheck.text(right, comparison.right());
    return new Term.Comparison(comparator, left, right, pattern(right, comparison.right()));
  }

  private static boolean isNone(Term term) {
    return term instanceof Term.Literal literal && literal.value() instanceof Value.None;
  }

  private static boolean isColumn(Term term) {
    return term instanceof Term.ColumnOf
        || term instanceof Term.LinkColumn
        || term instanceof Term.Made;
  }

  private static Optional<Pattern> pattern(Term term, Expression at) throws QueryError {
    if (!(term instanceof Term.Literal literal && literal.value() instanceof Value.Text text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(text.value()));
    } catch (PatternSyntaxException e) {
      throw new QueryError(at.span(), "this is no regular expression: " + e.getDescription());
    }
  }

  private Term arithmetic(Expression.Arithmetic arithmetic) throws QueryError {
    Term left = bind(arithmetic.left());
    Term right = bind(arithmetic.right());
    TypeCheck.arithmetic(left, right, arithmetic);
    return new Term.Arithmetic(arithmetic.operator(), left, right);
  }

  private Term between(Expression.Between between) throws QueryError {
    Expression low =
        new Expression.Comparison(
            Comparator.GREATER_OR_EQUAL, between.value(), between.low(), between.span());
    Expression high =
        new Expression.Comparison(
            Comparator.LESS_OR_EQUAL, between.value(), between.high(), between.span());
    return negated(
        between.negated(), new Term.Logic(Expression.Connective.AND, bind(low), bind(high)));
  }

  private Term inList(Expression.InList in) throws QueryError {
    Term value = bind(in.value());
    List<Term> list = new ArrayList<>();
    for (Expression item : in.list()) {
      Term bound = bind(item);
      TypeCheck.comparable(value, bound, item);
      list.add(bound);
    }
    return new Term.InList(value, list);
  }

  private Term number(Expression expression) throws QueryError {
    Term term = bind(expression);
    TypeCheck.number(term, expression);
    return term;
  }

  private Term text(Expression expression) throws QueryError {
    Term term = bind(expression);
    TypeCheck.text(term, expression);
    return term;
  }
}
