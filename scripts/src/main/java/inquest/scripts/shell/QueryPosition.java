package inquest.scripts.shell;

import inquest.dsl.parse.Lexeme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What may stand behind the lexemes of a statement that is still being written.
 *
 * @param wanted what kind of thing
 * @param relation the word that names the relation at hand; empty before it is known
 * @param source that word and its {@code of}, as written; empty before it is known
 */
record QueryPosition(Wanted wanted, Optional<String> relation, String source) {
  /** What may stand somewhere. */
  enum Wanted {
    /** A statement. */
    STATEMENT,
    /** A relation. */
    SOURCE,
    /** {@code of}, or a clause. */
    OF_OR_CLAUSE,
    /** What {@code of} takes. */
    SUBJECT,
    /** A clause. */
    CLAUSE,
    /** A detail. */
    DETAIL,
    /** The {@code by} of group and order. */
    BY,
    /** A value: a column, a function. */
    OPERAND,
    /** An operator, or a clause. */
    OPERATOR,
    /** Something that cannot be proposed: a name that the user makes up, a number. */
    ANYTHING
  }

  private static final Set<String> OPERATORS =
      Set.of("and", "or", "not", "in", "like", "between", "depth", "as", "asc", "desc");

  /** A query in which another one stands. */
  private record Level(Wanted wanted, Optional<String> relation, String source, boolean query) {}

  /** Follows the lexemes of one statement, without the word that is being written. */
  static QueryPosition behind(List<Lexeme> lexemes) {
    Walk walk = new Walk();
    lexemes.forEach(walk::step);
    return new QueryPosition(walk.wanted, walk.relation, String.join(" ", walk.source));
  }

  private static final class Walk {
    private final Deque<Level> outer = new ArrayDeque<>();
    private Wanted wanted = Wanted.STATEMENT;
    private Optional<String> relation = Optional.empty();
    private List<String> source = new ArrayList<>();
    private boolean exists; // whether a parenthesis now holds a query
    private boolean details; // whether a comma asks for another detail

    void step(Lexeme lexeme) {
      switch (lexeme.kind()) {
        case WORD -> word(lexeme.text());
        case NUMBER, STRING, PARAMETER -> value(lexeme.text());
        case SIGN -> sign(lexeme.text());
        case LINE_END -> {}
      }
    }

    private void word(String word) {
      switch (wanted) {
        case STATEMENT -> statement(word);
        case SOURCE -> source(word);
        case SUBJECT -> {
          source.add(word);
          wanted = word.equals("tid") ? Wanted.ANYTHING : Wanted.CLAUSE;
        }
        case DETAIL -> wanted = Wanted.CLAUSE;
        case BY -> wanted = word.equals("by") ? Wanted.OPERAND : Wanted.ANYTHING;
        case OPERAND -> {
          exists = word.equals("exists");
          wanted = exists || OPERATORS.contains(word) ? Wanted.OPERAND : Wanted.OPERATOR;
        }
        case ANYTHING -> wanted = Wanted.OPERATOR;
        case OF_OR_CLAUSE, CLAUSE, OPERATOR -> clause(word);
      }
    }

    private void statement(String word) {
      switch (word) {
        case "explain" -> wanted = Wanted.SOURCE;
        case "print", "if" -> wanted = Wanted.OPERAND;
        case "let", "def", "echo", "include" -> wanted = Wanted.ANYTHING;
        case "describe" -> wanted = Wanted.SOURCE;
        default -> source(word);
      }
    }

    private void source(String word) {
      relation = Optional.of(word);
      source = new ArrayList<>(List.of(word));
      wanted = Wanted.OF_OR_CLAUSE;
      details = false;
    }

    private void clause(String word) {
      details = false;
      wanted =
          switch (word) {
            case "of" -> {
              source.add(word);
              yield Wanted.SUBJECT;
            }
            case "where", "select" -> Wanted.OPERAND;
            case "with" -> {
              details = true;
              yield Wanted.DETAIL;
            }
            case "group", "order" -> Wanted.BY;
            case "limit", "as", "depth" -> Wanted.ANYTHING;
            case "distinct", "asc", "desc" -> Wanted.CLAUSE;
            default -> OPERATORS.contains(word) ? Wanted.OPERAND : Wanted.OPERATOR;
          };
    }

    private void value(String text) {
      switch (wanted) {
        case SUBJECT -> {
          source.add(text);
          wanted = Wanted.CLAUSE;
        }
        case OPERAND -> wanted = Wanted.OPERATOR;
        case ANYTHING -> {
          if (source.size() == 3 && source.getLast().equals("tid")) {
            source.add(text);
          }
          wanted = Wanted.OPERATOR;
        }
        case STATEMENT, SOURCE, OF_OR_CLAUSE, CLAUSE, DETAIL, BY, OPERATOR ->
            wanted = Wanted.OPERATOR;
      }
    }

    private void sign(String sign) {
      switch (sign) {
        case "(" -> open();
        case ")" -> close();
        case "[" -> {
          outer.push(new Level(wanted, relation, String.join(" ", source), false));
          wanted = Wanted.OPERAND;
        }
        case "]" -> close();
        case "," -> wanted = details ? Wanted.DETAIL : Wanted.OPERAND;
        case "=" -> wanted = Wanted.SOURCE;
        case "." -> {} // the name behind it is the shell's to find
        default -> wanted = Wanted.OPERAND;
      }
    }

    private void open() {
      boolean query =
          wanted == Wanted.SOURCE || wanted == Wanted.SUBJECT || wanted == Wanted.STATEMENT;
      outer.push(new Level(wanted, relation, String.join(" ", source), query));
      wanted = query || exists ? Wanted.SOURCE : Wanted.OPERAND;
      exists = false;
    }

    private void close() {
      if (outer.isEmpty()) {
        return;
      }
      Level level = outer.pop();
      boolean sourceItself = level.query() && level.wanted() != Wanted.SUBJECT;
      if (!sourceItself) {
        relation = level.relation();
        source = new ArrayList<>(List.of(level.source().split(" ")));
      }
      wanted = level.query() ? Wanted.CLAUSE : Wanted.OPERATOR;
    }
  }
}
