package inquest.engine.binaries;

import inquest.engine.target.Module;
import java.nio.file.Path;
import java.util.List;

/** A place where a module's file may be. */
@FunctionalInterface
interface Place {
  /** Paths to try, best first; they need not exist. */
  List<Path> candidates(Module module);
}
