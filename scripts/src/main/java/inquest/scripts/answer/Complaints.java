package inquest.scripts.answer;

import java.io.IOException;
import java.util.List;

/** Takes what is wrong, or lacking in an answer, in sentences for a person. */
public interface Complaints {
  /**
   * Tells one sentence. It may hold words of others: characters that a terminal would obey are
   * escaped here.
   *
   * @param sentence without a final full stop
   * @param place lines that show the place of what is wrong; empty where there is none
   */
  void complain(String sentence, List<String> place) throws IOException;

  /** The same without a place. */
  default void complain(String sentence) throws IOException {
    complain(sentence, List.of());
  }
}
