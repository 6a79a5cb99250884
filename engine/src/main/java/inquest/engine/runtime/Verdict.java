package inquest.engine.runtime;

/**
 * The answer to a question that a dead process may leave open, with what it rests on. The words are
 * for a person and are not escaped for a terminal.
 */
public sealed interface Verdict {
  /**
   * It is so.
   *
   * @param evidence what says so
   */
  record Yes(String evidence) implements Verdict {}

  /**
   * It is not so.
   *
   * @param evidence what says so
   */
  record No(String evidence) implements Verdict {}

  /**
   * The question has no meaning in this build: the GIL of a free-threaded one.
   *
   * @param why why not
   */
  record NotApplicable(String why) implements Verdict {}

  /**
   * Nothing that could be read answers it.
   *
   * @param why what was missing
   */
  record Unknown(String why) implements Verdict {}

  /** Whether it is {@link Yes}. */
  default boolean isYes() {
    return this instanceof Yes;
  }
}
