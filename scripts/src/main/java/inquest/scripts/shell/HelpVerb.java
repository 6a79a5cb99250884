package inquest.scripts.shell;

import inquest.dsl.ast.Name;
import inquest.dsl.ast.Nearest;
import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Span;
import inquest.dsl.parse.Lexemes;
import inquest.dsl.relation.Catalogue;
import inquest.dsl.relation.Descriptions;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code help}: what can be said here. */
final class HelpVerb {
  /** Statements and clauses of the language, which describe explains together. */
  static final List<String> STATEMENTS =
      List.of("let", "def", "print", "describe", "explain", "echo", "if", "include");

  static final List<String> CLAUSES =
      List.of("of", "where", "with", "select", "group by", "order by", "limit", "distinct");

  private static final int WIDTH = 30;

  private final Workplace work;
  private final Supplier<List<Verb>> verbs;

  /**
   * @param verbs all commands
   */
  HelpVerb(Workplace work, Supplier<List<Verb>> verbs) {
    this.work = work;
    this.verbs = verbs;
  }

  Verb verb() {
    return new Verb(
        List.of("help"),
        "[NAME]",
        "this list, or more on a command, a relation or a function",
        Verb.Takes.TOPIC,
        this::help);
  }

  private void help(String rest, Page page) throws CannotDo, IOException {
    if (rest.isEmpty()) {
      overview(page);
      return;
    }
    Optional<Verb> verb = verbs.get().stream().filter(v -> v.names().contains(rest)).findFirst();
    if (verb.isPresent()) {
      line(page, (rest + " " + verb.get().form()).strip() + ": " + verb.get().help());
      List<String> others = verb.get().names().stream().filter(n -> !n.equals(rest)).toList();
      if (!others.isEmpty()) {
        line(page, "the same as " + String.join(", ", others));
      }
    }
    Catalogue catalogue = work.session().environment().catalogue();
    boolean known = catalogue.relation(rest).isPresent() || catalogue.function(rest).isPresent();
    if (known) {
      describe(Optional.of(new Name(rest, new Span(0, 0))), catalogue, page);
    } else if (isOfLanguage(rest) && (verb.isEmpty() || Lexemes.goesOn(rest))) {
      describe(Optional.empty(), catalogue, page);
    } else if (verb.isEmpty()) {
      throw new CannotDo(unknown(rest, catalogue));
    }
  }

  private static boolean isOfLanguage(String word) {
    return STATEMENTS.contains(word)
        || CLAUSES.stream().anyMatch(c -> c.equals(word) || c.startsWith(word + " "));
  }

  private static void describe(Optional<Name> name, Catalogue catalogue, Page page)
      throws CannotDo, IOException {
    try {
      for (String text : Descriptions.of(name, catalogue)) {
        line(page, text);
      }
    } catch (QueryError e) {
      throw new CannotDo(e.sentence());
    }
  }

  private static void line(Page page, String text) throws IOException {
    page.out().append(Characters.safe(text)).append('\n');
  }

  private String unknown(String topic, Catalogue catalogue) {
    List<String> topics = new ArrayList<>(STATEMENTS);
    verbs.get().forEach(v -> topics.addAll(v.names()));
    catalogue.relations().forEach(r -> topics.add(r.name()));
    catalogue.functions().forEach(f -> topics.add(f.name()));
    return "there is no help on "
        + topic
        + "; "
        + Nearest.to(topic, topics).map(n -> "did you mean " + n + "?").orElse("help lists all");
  }

  private void overview(Page page) throws IOException {
    line(page, "A line is a query (describe explains them) or one of these commands:");
    for (Verb verb : verbs.get()) {
      row(page, verb.name() + " " + verb.form(), verb.help());
    }
    row(page, "!COMMAND", "run a command of the system's shell");
    row(page, "QUERY ! COMMAND", "pipe an answer to one; also behind commands, as bt ! less");
    line(page, "bt, up, down, locals, list and print are known as py-bt and so on, too.");
    line(page, "A statement goes on in the next line inside brackets and behind an operator, a");
    line(page, "comma or a word that needs more; ; ends one. A query whose relation has the name");
    line(page, "of a command stands in parentheses, or has a clause: locals of 3.0.");
    line(page, "Alt-Enter begins a new line without an end of the statement.");
    line(page, "Ctrl-C stops a query or clears the line, Ctrl-D leaves, Tab proposes.");
  }

  private static void row(Page page, String form, String help) throws IOException {
    line(page, ("  %-" + WIDTH + "s %s").formatted(form.strip(), help));
  }
}
