package inquest.scripts.jython;

import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import java.util.List;
import java.util.Optional;

/** A part that a printer of a hook gives, as the engine shows it. */
sealed interface Piece {
  /** An object of the target. */
  record OfTarget(Ref ref) implements Piece {}

  /** A number, text, bytes or None that the hook made. */
  record Plain(PyValue value) implements Piece {}

  /** A list or tuple. */
  record Several(List<Piece> pieces) implements Piece {
    public Several {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * A child.
   *
   * @param name text, or a value where a map's key is one
   * @param value what is shown for it
   */
  record Child(Piece name, Piece value) {}

  /** What the display hint says. */
  enum Hint {
    /** None: names and values. */
    NONE,
    /** The text is a string's contents. */
    STRING,
    /** Children are items. */
    ARRAY,
    /** Children are keys and values. */
    MAP
  }

  /**
   * What a printer said of a value.
   *
   * @param text of to_string: text is written as it is
   * @param hint how it is meant
   * @param children absent where it has no children method
   * @param more children that were not pulled; empty where nobody knows how many
   */
  record Said(
      Optional<Piece> text, Hint hint, Optional<List<Child>> children, Optional<Long> more) {
    public Said {
      children = children.map(List::copyOf);
    }
  }
}
