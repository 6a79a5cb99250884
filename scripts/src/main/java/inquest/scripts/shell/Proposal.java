package inquest.scripts.shell;

import java.util.Objects;

/**
 * What may stand where the user writes.
 *
 * @param text the whole word
 * @param help what it is; empty where its name says it
 * @param whole whether it is done with this word, so that a space may follow
 */
public record Proposal(String text, String help, boolean whole) {
  /** Refuses null. */
  public Proposal {
    Objects.requireNonNull(text);
    Objects.requireNonNull(help);
  }

  /** A whole word. */
  static Proposal word(String text, String help) {
    return new Proposal(text, help, true);
  }
}
