package inquest.scripts.jython;

import java.util.List;

/** A hook file has an error: a sentence, and lines that show its place. */
public final class CannotLoad extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> place;

  /** A sentence without a final full stop; not escaped for a terminal. */
  public CannotLoad(String sentence) {
    this(sentence, List.of());
  }

  /** The same with lines that show the place. */
  public CannotLoad(String sentence, List<String> place) {
    super(sentence);
    this.place = List.copyOf(place);
  }

  /** Lines that show the place; empty where there is none. */
  public List<String> place() {
    return place;
  }
}
