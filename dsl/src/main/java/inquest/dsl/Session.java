package inquest.dsl;

import inquest.dsl.ast.Expression;
import inquest.dsl.ast.Name;
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
import inquest.dsl.plan.Surroundings;
import inquest.dsl.plan.Term;
import inquest.dsl.relation.Cancellation;
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
  private final Cancellation cancellation;
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

    /** Whether a word is a command where the script is run, so that no name may be like it. */
    default boolean isCommand(String word) {
      return false;
    }

    /** The text of an included script. */
    String include(String path) throws IOException;
  }

  /**
   * @param catalogue relations and functions
   * @param python paths into objects
   * @param parameters values of {@code $name}
   */
  public Session(Catalogue catalogue, PythonValues python, Map<String, String> parameters) {
    this(Environment.of(catalogue, parameters), python, new Cancellation());
  }

  /**
   * The same where a query may be stopped.
   *
   * @param cancellation ends the query that runs, with {@link Cancellation.Cancelled}
   */
  public Session(
      Catalogue catalogue,
      PythonValues python,
      Map<String, String> parameters,
      Cancellation cancellation) {
    this(Environment.of(catalogue, parameters), python, cancellation);
  }

  private Session(Environment environment, PythonValues python, Cancellation cancellation) {
    this.environment = environment;
    this.python = python;
    this.cancellation = cancellation;
  }

  /** A session that goes on with the names of this one over another process, or the same anew. */
  public Session over(Catalogue catalogue, PythonValues values) {
    return new Session(environment.over(catalogue), values, cancellation);
  }

  /** The relations and functions, and what {@code let} and {@code def} made. */
  public Environment environment() {
    return environment;
  }

  /**
   * Runs a script to its end or its first error.
   *
   * @throws QueryError at the first error; what came before was given to the listener
   */
  public void run(String script, Listener listener) throws QueryError, IOException {
    run(script, listener, Optional.empty());
  }

  /**
   * Whether a condition is true, as after {@code if}.
   *
   * @throws QueryError where it is none
   */
  public boolean holds(String condition, Listener listener) throws QueryError, IOException {
    Run run = new Run(condition, listener, Optional.empty(), 0);
    return holds(QueryParser.parseExpression(condition, 0), run);
  }

  /**
   * The same.
   *
   * @param surroundings variables that {@code print} and {@code echo} may name
   */
  public void run(String script, Listener listener, Optional<Surroundings> surroundings)
      throws QueryError, IOException {
    run(new Run(script, listener, surroundings, 0));
  }

  /** What the statements of one script share. */
  private record Run(
      String text, Listener listener, Optional<Surroundings> surroundings, int includes) {}

  private void run(Run run) throws QueryError, IOException {
    Script script = QueryParser.parse(run.text());
    for (Statement statement : script.statements()) {
      run(statement, run);
    }
  }

  private void run(Statement statement, Run run) throws QueryError, IOException {
    Listener listener = run.listener();
    switch (statement) {
      case Statement.Let let -> {
        refuseTaken(let.name(), listener);
        Planner.plan(let.query(), environment);
        environment = environment.with(let);
      }
      case Statement.Definition definition -> {
        refuseTaken(definition.name(), listener);
        environment = environment.with(definition);
      }
      case Statement.Ask ask -> {
        Answer answer = Answer.of(Planner.plan(ask.query(), environment), python, cancellation);
        listener.answer(at(run.text(), ask.span()), answer);
      }
      case Statement.Explain explain ->
          listener.text(Explanation.of(Planner.plan(explain.query(), environment)));
      case Statement.Describe describe ->
          listener.text(Descriptions.of(describe.name(), environment.catalogue()));
      case Statement.Print print -> print(print, run);
      case Statement.Echo echo -> echo(echo, run);
      case Statement.If branch -> branch(branch, run);
      case Statement.Include include -> include(include, run);
    }
  }

  /** A name that hid another thing would change what later lines mean without a word. */
  private void refuseTaken(Name name, Listener listener) throws QueryError {
    Catalogue catalogue = environment.catalogue();
    String word = name.text();
    Optional<String> taken =
        catalogue.relation(word).isPresent()
            ? Optional.of("a relation")
            : catalogue.function(word).isPresent()
                ? Optional.of("a function")
                : listener.isCommand(word) ? Optional.of("a command") : Optional.empty();
    if (taken.isPresent()) {
      throw new QueryError(
          name.span(), word + " is " + taken.get(), Optional.of("take another name"));
    }
  }

  private void print(Statement.Print print, Run run) throws QueryError, IOException {
    OptionalInt depth = OptionalInt.empty();
    if (print.depth().isPresent()) {
      long wanted = Planner.count(print.depth().get(), environment);
      depth = OptionalInt.of((int) Math.min(wanted, 1_000));
    }
    run.listener().value(constant(print.value(), run), depth);
  }

  private Cell constant(Expression expression, Run run) throws QueryError, IOException {
    Term term = Planner.constant(expression, environment, run.surroundings());
    LeftOut left = new LeftOut();
    Cell cell = Constants.of(term, python, left, cancellation);
    tell(left, run.listener());
    return cell;
  }

  private static void tell(LeftOut left, Listener listener) throws IOException {
    if (!left.reasons().isEmpty()) {
      listener.leftOut(left);
    }
  }

  private void branch(Statement.If branch, Run run) throws QueryError, IOException {
    boolean holds = holds(branch.condition(), run);
    for (Statement statement : holds ? branch.then() : branch.otherwise()) {
      run(statement, run);
    }
  }

  /** What is not known to be true does not hold: a note says why it is not known. */
  private boolean holds(Expression condition, Run run) throws QueryError, IOException {
    Term term = Planner.constant(condition, environment, run.surroundings());
    LeftOut left = new LeftOut();
    boolean holds = Constants.holds(term, python, left, cancellation);
    tell(left, run.listener());
    return holds;
  }

  private void echo(Statement.Echo echo, Run run) throws QueryError, IOException {
    StringBuilder line = new StringBuilder();
    for (Statement.Echo.Part part : echo.parts()) {
      switch (part) {
        case Statement.Echo.Text text -> line.append(text.text());
        case Statement.Echo.Value value ->
            line.append(Constants.text(constant(value.expression(), run), python));
      }
    }
    run.listener().echo(line.isEmpty() ? List.of("") : line.toString().lines().toList());
  }

  private void include(Statement.Include include, Run run) throws QueryError, IOException {
    if (run.includes() >= MOST_INCLUDES) {
      throw new QueryError(include.span(), "scripts include each other without end here");
    }
    String text;
    try {
      text = run.listener().include(include.path());
    } catch (IOException e) {
      throw new QueryError(include.span(), "cannot read " + include.path(), Optional.empty());
    }
    try {
      run(new Run(text, run.listener(), run.surroundings(), run.includes() + 1));
    } catch (QueryError e) {
      throw new QueryError(include.span(), "in " + include.path() + ": " + e.pointed(text));
    }
  }

  private static String at(String text, Span span) {
    return text.substring(span.start(), span.end());
  }
}
