package inquest.scripts.investigations;

/**
 * An investigation, or the search for one, cannot go on: one sentence for a person, and perhaps the
 * line that it is about with a caret below. Carries no stack trace.
 */
public final class InvestigationFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param pointed the sentence, then lines that show the place
   */
  public InvestigationFailed(String pointed) {
    super(pointed, null, false, false);
  }
}
