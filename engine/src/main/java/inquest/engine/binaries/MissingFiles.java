package inquest.engine.binaries;

import inquest.engine.note.Note;
import inquest.engine.target.Module;
import java.util.ArrayList;
import java.util.List;

/** Remembers which modules have no file on this machine. Safe to use from several threads. */
final class MissingFiles {
  /** So many are told one by one. */
  private static final int FEW = 2;

  private static final String WHAT_TO_DO = "; pass --lib-search-root, --sysroot or EXECUTABLE";

  private final List<Module> modules = new ArrayList<>();

  synchronized void add(Module module) {
    modules.add(module);
  }

  /** It was found after all. */
  synchronized void remove(Module module) {
    modules.remove(module);
  }

  /** One note each for a few, one for all of many. */
  synchronized List<Note> notes() {
    if (modules.size() <= FEW) {
      return modules.stream()
          .map(m -> Note.warning(m.fileName(), named(m) + " was not found" + WHAT_TO_DO))
          .toList();
    }
    return List.of(
        Note.warning(
            "",
            modules.size()
                + " files of the process were not found, "
                + named(modules.getFirst())
                + " among them"
                + WHAT_TO_DO));
  }

  private static String named(Module module) {
    return module.path() + module.buildId().map(id -> " (build id " + id + ")").orElse("");
  }
}
