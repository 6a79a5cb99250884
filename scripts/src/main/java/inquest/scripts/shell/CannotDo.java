package inquest.scripts.shell;

import java.util.Objects;

/** Why a command of the shell cannot be carried out. Carries no stack trace: it is an answer. */
public final class CannotDo extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is wrong and what to do next, without a final full stop
   */
  public CannotDo(String sentence) {
    super(Objects.requireNonNull(sentence), null, false, false);
  }
}
