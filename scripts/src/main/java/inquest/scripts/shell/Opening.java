package inquest.scripts.shell;

import inquest.engine.Inquest;
import inquest.engine.target.CannotOpen;

/** How the process is reached that the shell looks at: more than once where it is a living one. */
public interface Opening {
  /** What the user calls it. */
  String name();

  /** Whether it changes, so that opening it again shows something else. */
  boolean changes();

  /**
   * Opens it.
   *
   * @throws CannotOpen when it is not to be had
   * @throws CannotDo when there is no Python in it
   */
  Inquest open() throws CannotOpen, CannotDo;
}
