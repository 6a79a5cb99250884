package inquest.dsl.ast;

import java.util.List;

/**
 * A whole script.
 *
 * @param text what was parsed
 * @param statements in order
 */
public record Script(String text, List<Statement> statements) {
  /** Copies the list. */
  public Script {
    statements = List.copyOf(statements);
  }
}
