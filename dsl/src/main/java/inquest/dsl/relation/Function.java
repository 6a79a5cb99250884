package inquest.dsl.relation;

import java.util.List;

/**
 * A function of the language.
 *
 * @param name the word before its parenthesis
 * @param parameters names of what it takes, for {@code describe}
 * @param optional how many of them, from the last, need not be given
 * @param type what it gives
 * @param help one sentence for {@code describe}
 * @param body computes the cell from cells that are all known; absent and lost arguments never
 *     reach it
 */
public record Function(
    String name, List<String> parameters, int optional, Type type, String help, Body body) {
  /** Computes. */
  public interface Body {
    /** The result; may throw {@link inquest.engine.note.Unreadable}, which makes it lost. */
    Cell apply(List<Value> arguments);
  }

  /** Copies the list. */
  public Function {
    parameters = List.copyOf(parameters);
    if (optional < 0 || optional > parameters.size()) {
      throw new IllegalArgumentException(optional + " of " + parameters + " are optional");
    }
  }

  /** One that needs all its arguments. */
  public Function(String name, List<String> parameters, Type type, String help, Body body) {
    this(name, parameters, 0, type, help, body);
  }

  /** Whether it can be called with so many arguments. */
  public boolean takes(int arguments) {
    return arguments <= parameters.size() && arguments >= parameters.size() - optional;
  }
}
