package inquest.dsl.relation;

import java.util.List;

/**
 * A function of the language.
 *
 * @param name the word before its parenthesis
 * @param parameters names of what it takes, for {@code describe}
 * @param type what it gives
 * @param help one sentence for {@code describe}
 * @param body computes the cell from cells that are all known; absent and lost arguments never
 *     reach it
 */
public record Function(String name, List<String> parameters, Type type, String help, Body body) {
  /** Computes. */
  public interface Body {
    /** The result; may throw {@link inquest.engine.note.Unreadable}, which makes it lost. */
    Cell apply(List<Value> arguments);
  }

  /** Copies the list. */
  public Function {
    parameters = List.copyOf(parameters);
  }
}
