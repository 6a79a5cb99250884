package inquest.dsl.ast;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is wrong with a query, where, and what to write instead. Carries no stack trace: it is an
 * answer to a person.
 */
public final class QueryError extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Span span;
  private final transient Optional<String> hint;

  /**
   * @param span the place
   * @param message one sentence without a full stop
   * @param hint what to write instead, where that is known
   */
  public QueryError(Span span, String message, Optional<String> hint) {
    super(message, null, false, false);
    this.span = span;
    this.hint = hint;
  }

  /** Without a hint. */
  public QueryError(Span span, String message) {
    this(span, message, Optional.empty());
  }

  /** The place. */
  public Span span() {
    return span;
  }

  /** What to write instead, where that is known. */
  public Optional<String> hint() {
    return hint;
  }

  /** The message with its hint in one sentence. */
  public String sentence() {
    return getMessage() + hint.map(h -> "; " + h).orElse("");
  }

  /**
   * The sentence, the line it is about and a caret under the place.
   *
   * @param text the script that was parsed
   */
  public String pointed(String text) {
    return pointed(text, text.indexOf('\n') < 0 ? OptionalInt.empty() : OptionalInt.of(1));
  }

  /**
   * The same.
   *
   * @param first the number of the text's first line, where its lines are to be numbered
   */
  public String pointed(String text, OptionalInt first) {
    int at = Math.min(span.start(), text.length());
    int from = text.lastIndexOf('\n', at - 1) + 1;
    int to = text.indexOf('\n', at);
    String line = text.substring(from, to < 0 ? text.length() : to).stripTrailing();
    int before = (int) text.substring(0, from).chars().filter(c -> c == '\n').count();
    StringBuilder pad = new StringBuilder();
    line.substring(0, Math.min(at - from, line.length()))
        .codePoints()
        .forEach(c -> pad.append(c == '\t' ? '\t' : ' '));
    int width = Math.max(1, Math.min(span.end(), from + line.length()) - at);
    String where = first.isEmpty() ? "" : "line " + (first.getAsInt() + before) + ": ";
    return where + sentence() + "\n  " + line + "\n  " + pad + "^".repeat(width);
  }
}
