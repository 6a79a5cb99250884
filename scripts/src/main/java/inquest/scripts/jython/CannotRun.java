package inquest.scripts.jython;

import java.util.List;

/** An investigation could not be run or failed: a sentence, and its Python traceback. */
public final class CannotRun extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> place;

  /** A sentence without a final full stop and lines; neither is escaped for a terminal. */
  public CannotRun(String sentence, List<String> place) {
    super(sentence);
    this.place = List.copyOf(place);
  }

  /** The Python traceback; empty where there is none. */
  public List<String> place() {
    return place;
  }
}
