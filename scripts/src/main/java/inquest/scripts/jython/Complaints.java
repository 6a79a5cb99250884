package inquest.scripts.jython;

import java.util.List;

/**
 * Takes what hooks do wrong or print, for the user's error stream. Safe to use from several
 * threads.
 */
public interface Complaints {
  /**
   * One sentence and the lines that belong to it, such as a Python traceback. Neither is escaped
   * for a terminal.
   */
  void complain(String sentence, List<String> lines);

  /** What a hook printed; not escaped for a terminal. */
  void print(String text);
}
