package inquest.dsl.parse;

import inquest.dsl.ast.QueryError;
import inquest.grammar.InquestLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Drops the new lines that do not end a statement: those inside brackets, after an operator, a
 * comma or a word that needs more, and before a line that starts with a clause word.
 */
final class StatementEnds {
  private static final Set<Integer> NEEDS_MORE =
      Set.of(
          InquestLexer.OF,
          InquestLexer.WHERE,
          InquestLexer.WITH,
          InquestLexer.SELECT,
          InquestLexer.GROUP,
          InquestLexer.ORDER,
          InquestLexer.BY,
          InquestLexer.LIMIT,
          InquestLexer.AS,
          InquestLexer.AND,
          InquestLexer.OR,
          InquestLexer.NOT,
          InquestLexer.IN,
          InquestLexer.LIKE,
          InquestLexer.BETWEEN,
          InquestLexer.EQ,
          InquestLexer.NE,
          InquestLexer.LE,
          InquestLexer.GE,
          InquestLexer.LT,
          InquestLexer.GT,
          InquestLexer.MATCH,
          InquestLexer.NO_MATCH,
          InquestLexer.ASSIGN,
          InquestLexer.PLUS,
          InquestLexer.MINUS,
          InquestLexer.STAR,
          InquestLexer.SLASH,
          InquestLexer.PERCENT,
          InquestLexer.DOT,
          InquestLexer.COMMA);

  /** After these stands a name or a value, so that a clause word there is a name. */
  private static final Set<Integer> BEFORE_NAMES =
      Set.of(
          InquestLexer.DOT,
          InquestLexer.SELECT,
          InquestLexer.WITH,
          InquestLexer.BY,
          InquestLexer.COMMA,
          InquestLexer.WHERE,
          InquestLexer.DESCRIBE,
          InquestLexer.PRINT,
          InquestLexer.AND,
          InquestLexer.OR,
          InquestLexer.NOT,
          InquestLexer.LIKE,
          InquestLexer.EQ,
          InquestLexer.NE,
          InquestLexer.LE,
          InquestLexer.GE,
          InquestLexer.LT,
          InquestLexer.GT,
          InquestLexer.MATCH,
          InquestLexer.NO_MATCH,
          InquestLexer.PLUS,
          InquestLexer.MINUS,
          InquestLexer.STAR,
          InquestLexer.SLASH,
          InquestLexer.PERCENT);

  private static final Set<Integer> GOES_ON =
      Set.of(
          InquestLexer.OF,
          InquestLexer.WHERE,
          InquestLexer.WITH,
          InquestLexer.SELECT,
          InquestLexer.GROUP,
          InquestLexer.ORDER,
          InquestLexer.LIMIT,
          InquestLexer.DISTINCT,
          InquestLexer.AND,
          InquestLexer.OR);

  private StatementEnds() {}

  static List<Token> keepOnlyEnds(List<? extends Token> tokens, Places places) throws QueryError {
    List<Token> visible = new ArrayList<>();
    for (Token token : tokens) {
      if (token.getType() == InquestLexer.OPEN_STRING) {
        throw new QueryError(places.of(token), "this string is not closed");
      }
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        visible.add(token);
      }
    }
    List<Token> kept = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < visible.size(); i++) {
      Token token = visible.get(i);
      switch (token.getType()) {
        case InquestLexer.LPAREN, InquestLexer.LBRACKET -> depth++;
        case InquestLexer.RPAREN, InquestLexer.RBRACKET -> depth = Math.max(0, depth - 1);
        default -> {}
      }
      if (token.getType() != InquestLexer.NEWLINE || (depth == 0 && ends(kept, visible, i))) {
        kept.add(token);
      }
    }
    return kept;
  }

  /**
   * Whether what stands here is no whole statement yet: a bracket is open, or a word needs more.
   */
  static boolean isOpen(List<? extends Token> tokens) {
    List<Token> visible = new ArrayList<>();
    int depth = 0;
    for (Token token : tokens) {
      int type = token.getType();
      if (token.getChannel() == Token.DEFAULT_CHANNEL && type != InquestLexer.NEWLINE) {
        visible.add(token);
        depth += type == InquestLexer.LPAREN || type == InquestLexer.LBRACKET ? 1 : 0;
        depth -= type == InquestLexer.RPAREN || type == InquestLexer.RBRACKET ? 1 : 0;
        depth = Math.max(0, depth);
      }
    }
    return depth > 0 || (!visible.isEmpty() && needsMore(visible));
  }

  /** Whether a line that starts with this token goes on with the statement before it. */
  static boolean goesOn(Token first) {
    return GOES_ON.contains(first.getType());
  }

  private static boolean ends(List<Token> kept, List<Token> all, int newline) {
    if (!kept.isEmpty() && needsMore(kept)) {
      return false;
    }
    int next = newline;
    while (next < all.size() && all.get(next).getType() == InquestLexer.NEWLINE) {
      next++;
    }
    boolean starts = kept.isEmpty() || isSeparator(kept.getLast());
    return starts || next == all.size() || !GOES_ON.contains(all.get(next).getType());
  }

  /**
   * A clause word in the place of a name (after a dot or an operator, or as the whole of a clause's
   * last item) needs nothing.
   */
  private static boolean needsMore(List<Token> kept) {
    int type = kept.getLast().getType();
    if (!NEEDS_MORE.contains(type)) {
      return false;
    }
    if (kept.size() == 1) {
      return true;
    }
    int before = kept.get(kept.size() - 2).getType();
    boolean isWord = type <= InquestLexer.AS;
    return !isWord || !BEFORE_NAMES.contains(before);
  }

  static boolean isSeparator(Token token) {
    return token.getType() == InquestLexer.NEWLINE || token.getType() == InquestLexer.SEMICOLON;
  }
}
