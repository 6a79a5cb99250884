package inquest.engine.target;

import inquest.engine.memory.Memory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The loaded files of a process, from its mappings and what its memory shows of them. */
public final class LoadedModules {
  private LoadedModules() {}

  /**
   * The loaded files of a process whose mappings are known with their files and permissions.
   *
   * @param memory the process's own
   * @param mappings in address order
   * @param auxiliary the auxiliary vector, which tells where the vDSO is
   */
  public static List<Module> find(
      Memory memory, List<Mapping> mappings, Map<Long, Long> auxiliary) {
    List<CoreNotes.FileEntry> files = new ArrayList<>();
    Set<Long> executable = new HashSet<>();
    for (Mapping m : mappings) {
      if (m.path().isPresent()) {
        files.add(new CoreNotes.FileEntry(m.start(), m.end(), m.fileOffset(), m.path()));
      }
      if (m.executable()) {
        executable.add(m.start());
      }
    }
    return of(CoreImages.find(files, executable, auxiliary, memory), mappings);
  }

  /**
   * Modules with their mappings.
   *
   * @param images in address order, not overlapping
   */
  static List<Module> of(List<LoadedImage> images, List<Mapping> mappings) {
    List<Module> modules = new ArrayList<>();
    int at = 0;
    for (LoadedImage image : images) {
      while (at < mappings.size()
          && Long.compareUnsigned(mappings.get(at).end(), image.start()) <= 0) {
        at++;
      }
      int until = at;
      while (until < mappings.size()
          && Long.compareUnsigned(mappings.get(until).start(), image.end()) < 0) {
        until++;
      }
      List<Mapping> own = mappings.subList(at, until);
      modules.add(new Module(image.path(), image.start(), image.end(), image.buildId(), own));
    }
    return List.copyOf(modules);
  }
}
