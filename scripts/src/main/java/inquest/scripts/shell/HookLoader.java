package inquest.scripts.shell;

import inquest.dsl.relation.Catalogue;
import inquest.engine.show.Printers;
import java.nio.file.Path;

/** Loads hooks that are written in Python, and knows those that were loaded. */
public interface HookLoader {
  /**
   * Loads a file of hooks; one that was loaded before is loaded anew.
   *
   * @throws CannotDo when it is no such file
   */
  void load(Path file) throws CannotDo;

  /** The printers with those of the hooks before them. */
  Printers over(Printers builtin);

  /** The relations and functions with those of the hooks among them. */
  Catalogue over(Catalogue builtin);
}
