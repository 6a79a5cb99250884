package inquest.scripts.shell;

import inquest.dsl.relation.Catalogue;
import inquest.engine.show.Printers;
import inquest.scripts.jython.Ground;
import inquest.scripts.jython.Hooks;
import java.nio.file.Path;
import java.util.List;

/** Loads hooks that are written in Python, and knows those that were loaded. */
public interface HookLoader {
  /**
   * Loads a file of hooks; one that was loaded before is loaded anew.
   *
   * @throws CannotDo when it is no such file
   */
  void load(Path file) throws CannotDo;

  /** Takes back what a file defined. */
  void forget(Path file);

  /**
   * Gives them the process to read, as it is now and is shown now.
   *
   * @throws CannotDo when a file has an error
   */
  void bind(Ground ground) throws CannotDo;

  /**
   * The printers with those of the hooks before them.
   *
   * @throws CannotDo when a file has an error
   */
  Printers over(Printers builtin) throws CannotDo;

  /**
   * The relations and functions with those of the hooks among them.
   *
   * @throws CannotDo when one of them has a name that is taken
   */
  Catalogue over(Catalogue builtin) throws CannotDo;

  /** What the hooks registered. */
  List<Hooks.Listed> list();

  /** Switches their printers of that name on or off. */
  void enable(String name, boolean on);
}
