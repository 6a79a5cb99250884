package inquest.scripts.shell;

import inquest.engine.Inquest;
import inquest.engine.target.CannotOpen;

/** How the process is reached that the shell looks at: more than once where it is a living one. */
public interface Opening extends AutoCloseable {
  /** What the user calls it. */
  String name();

  /** Whether it changes, so that opening it again shows something else. */
  boolean changes();

  /**
   * Opens it, or looks at it again. What was given before is not asked any more.
   *
   * @throws CannotOpen when it is not to be had
   * @throws CannotDo when it is not there any more
   */
  Inquest open() throws CannotOpen, CannotDo;

  /** Closes whatever was opened. */
  @Override
  void close();
}
