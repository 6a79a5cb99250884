package inquest.scripts.shell;

import inquest.dsl.ast.Query;
import inquest.dsl.ast.Source;
import inquest.dsl.parse.Lexeme;
import inquest.dsl.parse.Lexemes;
import inquest.dsl.plan.Environment;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand where the user writes. */
public final class Completions {
  /** How many {@code let} names are followed to a relation. */
  private static final int MOST_LETS = 50;

  private static final Pattern DASHED_VERB = Pattern.compile("(?:help\\s+)?(py-[a-z]*)");

  private static final List<String> AGGREGATES =
      List.of("count", "sum", "min", "max", "avg", "collect");

  private static final List<String> OPERAND_WORDS =
      List.of("not", "exists", "true", "false", "none");

  private static final List<String> OPERATOR_WORDS = List.of("and", "or", "in", "like", "between");

  /** Behind the columns of select, group by and order by. */
  private static final List<String> COLUMN_WORDS = List.of("as", "asc", "desc");

  private final Shell shell;
  private final VerbProposals verbs;
  private final LiveNames live;

  /**
   * @param shell whose commands, names and process are proposed
   */
  public Completions(Shell shell) {
    this.shell = Objects.requireNonNull(shell);
    this.verbs = new VerbProposals(shell);
    this.live = new LiveNames(shell.work());
  }

  /** Where the word begins that is being written at a place of a text. */
  public int wordAt(String text, int cursor) {
    String before = text.substring(0, cursor);
    Optional<Integer> file = verbs.fileAt(statement(before));
    if (file.isPresent()) {
      return before.length() - statement(before).length() + file.get();
    }
    // The language takes the dash in py-bt for a minus.
    Matcher dashed = DASHED_VERB.matcher(statement(before));
    if (dashed.matches()) {
      return before.length() - dashed.group(1).length();
    }
    List<Lexeme> lexemes = Lexemes.of(before);
    boolean writing = !lexemes.isEmpty() && isWritten(lexemes.getLast(), before);
    return writing ? lexemes.getLast().span().start() : cursor;
  }

  private static boolean isWritten(Lexeme last, String before) {
    boolean word =
        switch (last.kind()) {
          case WORD, NUMBER, PARAMETER -> true;
          case STRING -> last.text().length() == 1 || !closed(last.text());
          case SIGN, LINE_END -> false;
        };
    return word && last.span().end() == before.length();
  }

  private static boolean closed(String string) {
    return string.charAt(0) == string.charAt(string.length() - 1);
  }

  /** The statement that is being written, from its first word on. */
  private static String statement(String before) {
    int start = 0;
    for (Lexeme lexeme : Lexemes.of(before)) {
      boolean ends =
          lexeme.isSign(";")
              || (lexeme.kind() == Lexeme.Kind.LINE_END
                  && !Lexemes.isCut(before.substring(start, lexeme.span().start())));
      start = ends ? lexeme.span().end() : start;
    }
    return before.substring(start).stripLeading();
  }

  /** What may stand at a place of a text, in the order in which it is worth knowing. */
  public List<Proposal> at(String text, int cursor) {
    String statement = statement(text.substring(0, cursor));
    int from = wordAt(statement, statement.length());
    String word = statement.substring(from);
    Map<String, Proposal> found = new LinkedHashMap<>();
    for (Proposal proposal : all(statement, from, word)) {
      if (proposal.text().startsWith(word)) {
        found.putIfAbsent(proposal.text(), proposal);
      }
    }
    return List.copyOf(found.values());
  }

  private List<Proposal> all(String statement, int from, String word) {
    Optional<List<Proposal>> ofVerb = verbs.behind(statement, from);
    if (ofVerb.isPresent()) {
      return ofVerb.get();
    }
    String before = verbs.withoutVerb(statement.substring(0, from));
    List<Lexeme> lexemes = Lexemes.of(before);
    QueryPosition position = QueryPosition.behind(lexemes);
    if (!lexemes.isEmpty() && lexemes.getLast().isSign(".")) {
      return attributes(before, lexemes, position);
    }
    return switch (position.wanted()) {
      case STATEMENT -> statements();
      case SOURCE -> sources();
      case OF_OR_CLAUSE -> clauses(true, position);
      case CLAUSE -> clauses(false, position);
      case SUBJECT -> subjects(word);
      case DETAIL -> details(position);
      case BY -> List.of(Proposal.word("by", ""));
      case OPERAND -> operands(position, lexemes);
      case OPERATOR -> operators(position, lexemes);
      case ANYTHING -> List.of();
    };
  }

  private Environment environment() {
    return shell.work().session().environment();
  }

  private List<Proposal> statements() {
    List<Proposal> all = new ArrayList<>(sources());
    all.addAll(verbs.names());
    HelpVerb.STATEMENTS.forEach(s -> all.add(Proposal.word(s, "")));
    return all;
  }

  private List<Proposal> sources() {
    List<Proposal> all = new ArrayList<>();
    environment().lets().keySet().forEach(n -> all.add(Proposal.word(n, "let")));
    environment().definitions().keySet().forEach(n -> all.add(new Proposal(n + "(", "def", false)));
    environment().catalogue().relations().forEach(r -> all.add(Proposal.word(r.name(), r.help())));
    return all;
  }

  private List<Proposal> clauses(boolean of, QueryPosition position) {
    boolean takesOf = relation(position).map(r -> !r.subjects().isEmpty()).orElse(false);
    boolean hasDetails =
        relation(position)
            .map(r -> !r.details().isEmpty() || !r.widenings().isEmpty())
            .orElse(true);
    return HelpVerb.CLAUSES.stream()
        .filter(c -> !c.equals("of") || (of && takesOf))
        .filter(c -> !c.equals("with") || hasDetails)
        .map(c -> Proposal.word(c, ""))
        .toList();
  }

  private List<Proposal> subjects(String word) {
    List<Proposal> all = new ArrayList<>(verbs.threads(word));
    environment().lets().keySet().forEach(n -> all.add(Proposal.word(n, "let")));
    return all;
  }

  private List<Proposal> details(QueryPosition position) {
    List<Proposal> all = new ArrayList<>();
    relation(position)
        .ifPresent(r -> {
          r.details().forEach(d -> all.add(Proposal.word(d.name(), d.help())));
          r.widenings().forEach(w -> all.add(Proposal.word(w.name(), w.help())));
        });
    return all;
  }

  private List<Proposal> operands(QueryPosition position, List<Lexeme> lexemes) {
    List<Proposal> all = new ArrayList<>();
    Optional<Relation<?>> relation = relation(position);
    relation.ifPresent(r -> {
      for (Column<?> column : r.knownColumns()) {
        all.add(Proposal.word(column.name(), column.help()));
      }
    });
    if (isPrint(lexemes)) {
      shell
          .work()
          .surroundings()
          .ifPresent(s ->
              LiveNames.plain(s.variables().names())
                  .forEach(n -> all.add(new Proposal(n, "variable", false))));
    }
    environment()
        .catalogue()
        .functions()
        .forEach(f -> all.add(new Proposal(f.name() + "(", f.help(), false)));
    if (relation.isPresent()) {
      AGGREGATES.forEach(a -> all.add(new Proposal(a + "(", "aggregate", false)));
    }
    OPERAND_WORDS.forEach(w -> all.add(Proposal.word(w, "")));
    return all;
  }

  private List<Proposal> operators(QueryPosition position, List<Lexeme> lexemes) {
    List<Proposal> all = new ArrayList<>();
    OPERATOR_WORDS.forEach(w -> all.add(Proposal.word(w, "")));
    if (isPrint(lexemes)) {
      all.add(Proposal.word("depth", "containers in containers to show"));
    } else {
      COLUMN_WORDS.forEach(w -> all.add(Proposal.word(w, "")));
      all.addAll(clauses(false, position));
    }
    return all;
  }

  private static boolean isPrint(List<Lexeme> lexemes) {
    return !lexemes.isEmpty() && lexemes.getFirst().text().equals("print");
  }

  /** Names behind a dot: the path before it is followed in the process. */
  private List<Proposal> attributes(String before, List<Lexeme> lexemes, QueryPosition position) {
    int first = lexemes.size() - 1;
    while (first > 0
        && lexemes.get(first).isSign(".")
        && lexemes.get(first - 1).kind() == Lexeme.Kind.WORD) {
      first -= first > 1 && lexemes.get(first - 2).isSign(".") ? 2 : 1;
    }
    Lexeme start = lexemes.get(first);
    if (start.kind() != Lexeme.Kind.WORD) {
      return List.of();
    }
    String path = before.substring(start.span().start(), lexemes.getLast().span().start()).strip();
    List<String> names =
        LiveNames.plain(
            isPrint(lexemes) ? live.behind(path) : live.behind(path, position.source()));
    return names.stream().map(n -> new Proposal(n, "", false)).toList();
  }

  /** The relation at hand; a {@code let} name is followed to its own. */
  private Optional<Relation<?>> relation(QueryPosition position) {
    Optional<String> name = position.relation();
    for (int i = 0; i < MOST_LETS && name.isPresent(); i++) {
      Query let = environment().lets().get(name.get());
      if (let == null) {
        return environment().catalogue().relation(name.get());
      }
      name = source(let.source());
    }
    return Optional.empty();
  }

  private static Optional<String> source(Source source) {
    return switch (source) {
      case Source.Relation relation -> Optional.of(relation.name().text());
      case Source.Nested nested -> source(nested.query().source());
      case Source.Call call -> Optional.empty();
    };
  }
}
