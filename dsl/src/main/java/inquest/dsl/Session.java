package inquest.dsl;

import inquest.dsl.ast.Expression;
import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Script;
import inquest.dsl.ast.Span;
import inquest.dsl.ast.Statement;
import inquest.dsl.eval.Answer;
import inquest.dsl.eval.Constants;
import inquest.dsl.eval.LeftOut;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.parse.QueryParser;
import inquest.dsl.plan.Environment;
import inquest.dsl.plan.Explanation;
import inquest.dsl.plan.Planner;
import inquest.dsl.plan.Term;
import inquest.dsl.relation.Catalogue;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Descriptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs scripts statement by statement and remembers their {@code let} and {@code def} names. */
public final class Session {
  private static final int MOST_INCLUDES = 20;

  private final PythonValues python;
  private Environment environment;

  /** Takes what statements give. */
  public interface Listener {
    /** The answer to a query; read it before returning. */
    void answer(String query, Answer answer) throws IOException, QueryError;

    /** Lines for a person: what describe and explain say. */
    void text(List<String> lines) throws IOException;

    /** Lines that a script says between its answers: what echo says. */
    default void echo(List<String> lines) throws IOException {
      text(lines);
    }

    /** What print says: an expression's value. */
    void value(Cell cell, OptionalInt depth) throws IOException;

    /**
     * What the queries inside an echo, a print or the condition of an if left out; told only where
     * there is something.
     */
    default void leftOut(LeftOut left) throws IOException {}

    /** The text of an included script. */
    String include(String path) throws IOException;
  }

  /**
   * @param catalogue relations and functions
   * @param python paths into objects
   * @param parameters values of {@code $name}
   */
  public Session(Catalogue catalogue, PythonValues python, Map<String, String> parameters) {
    this.python = python;
    this.environment = Environment.of(catalogue, parameters);
  }

  /**
   * Runs a script to its end or its first error.
   *
   * @throws QueryError at the first error; what came before was given to the listener
   */
  public void run(String script, Listener listener) throws QueryError, IOException {
    run(script, listener, 0);
  }

  /**
   * Whether a condition is true, as after {@code if}.
   *
   * @throws QueryError where it is none
   */
  public boolean holds(String condition, Listener listener) throws QueryError, IOException {
    return holds(QueryParser.parseExpression(condition, 0), listener);
  }

  private void run(String text, Listener listener, int includes) throws QueryError, IOException {
    Script script = QueryParser.parse(text);
    for (Statement statement : script.statements()) {
      run(statement, text, listener, includes);
    }
  }

  private void run(Statement statement, String text, Listener listener, int includes)
      throws QueryError, IOException {
    switch (statement) {
      case Statement.Let let -> {
        Planner.plan(let.query(), environment);
        environment = environment.with(let);
      }
      case Statement.Definition definition -> environment = environment.with(definition);
      case Statement.Ask ask -> {
        Answer answer = Answer.of(Planner.plan(ask.query(), environment), python);
        listener.answer(at(text, ask.span()), answer);
      }
      case Statement.Explain explain ->
          listener.text(Explanation.of(Planner.plan(explain.query(), environment)));
      case Statement.Describe describe ->
          listener.text(Descriptions.of(describe.name(), environment.catalogue()));
      case Statement.Print print -> print(print, listener);
      case Statement.Echo echo -> echo(echo, listener);
      case Statement.If branch -> branch(branch, text, listener, includes);
      case Statement.Include include -> include(include, listener, includes);
    }
  }

  private void print(Statement.Print print, Listener listener) throws QueryError, IOException {
    OptionalInt depth = OptionalInt.empty();
    if (print.depth().isPresent()) {
      long wanted = Planner.count(print.depth().get(), environment);
      depth = OptionalInt.of((int) Math.min(wanted, 1_000));
    }
    listener.value(constant(Planner.constant(print.value(), environment), listener), depth);
  }

  private Cell constant(Term term, Listener listener) throws QueryError, IOException {
    LeftOut left = new LeftOut();
    Cell cell = Constants.of(term, python, left);
    tell(left, listener);
    return cell;
  }

  private static void tell(LeftOut left, Listener listener) throws IOException {
    if (!left.reasons().isEmpty()) {
      listener.leftOut(left);
    }
  }

  private void branch(Statement.If branch, String text, Listener listener, int includes)
      throws QueryError, IOException {
    boolean holds = holds(branch.condition(), listener);
    for (Statement statement : holds ? branch.then() : branch.otherwise()) {
      run(statement, text, listener, includes);
    }
  }

  /** What is not known to be true does not hold: a note says why it is not known. */
  private boolean holds(Expression condition, Listener listener) throws QueryError, IOException {
    LeftOut left = new LeftOut();
    boolean holds = Constants.holds(Planner.constant(condition, environment), python, left);
    tell(left, listener);
    return holds;
  }

  private void echo(Statement.Echo echo, Listener listener) throws QueryError, IOException {
    StringBuilder line = new StringBuilder();
    for (Statement.Echo.Part part : echo.parts()) {
      switch (part) {
        case Statement.Echo.Text text -> line.append(text.text());
        case Statement.Echo.Value value ->
            line.append(
                Constants.text(
                    constant(Planner.constant(value.expression(), environment), listener), python));
      }
    }
    listener.echo(line.isEmpty() ? List.of("") : line.toString().lines().toList());
  }

  private void include(Statement.Include include, Listener listener, int includes)
      throws QueryError, IOException {
    if (includes >= MOST_INCLUDES) {
      throw new QueryError(include.span(), "scripts include each other without end here");
    }
    String text;
    try {
      text = listener.include(include.path());
    } catch (IOException e) {
      throw new QueryError(include.span(), "cannot read " + include.path(), Optional.empty());
    }
    try {
      run(text, listener, includes + 1);
    } catch (QueryError e) {
      throw new QueryError(include.span(), "in " + include.path() + ": " + e.pointed(text));
    }
  }

  private static String at(String text, Span span) {
    return text.substring(span.start(), span.end());
  }
}
