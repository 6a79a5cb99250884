package inquest.engine.binaries;

import inquest.engine.target.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A folder that was the root of the process's file system: a chroot, an unpacked container image.
 *
 * @param root the folder
 */
record Sysroot(Path root) implements Place {
  private static final int MAX_LINKS = 40; // as the kernel: MAXSYMLINKS

  @Override
  public List<Path> candidates(Module module) {
    return SearchPlaces.path(module.filePath()).flatMap(this::resolve).stream().toList();
  }

  /**
   * Where a path of the process is on this machine: links are followed as the process would have
   * followed them, so that absolute ones stay inside the root. Empty where there is a loop.
   */
  Optional<Path> resolve(Path path) {
    Deque<Path> rest = new ArrayDeque<>();
    path.forEach(rest::add);
    Path at = root;
    int links = 0;
    while (!rest.isEmpty()) {
      Path name = rest.removeFirst();
      if (name.toString().equals("..")) {
        at = at.equals(root) ? root : at.getParent();
        continue;
      }
      Path next = at.resolve(name);
      if (!Files.isSymbolicLink(next)) {
        at = name.toString().equals(".") ? at : next;
        continue;
      }
      if (++links > MAX_LINKS) {
        return Optional.empty();
      }
      Optional<Path> link = read(next);
      if (link.isEmpty()) {
        return Optional.empty();
      }
      at = link.get().isAbsolute() ? root : at;
      for (int i = link.get().getNameCount() - 1; i >= 0; i--) {
        rest.addFirst(link.get().getName(i));
      }
    }
    return Optional.of(at);
  }

  private static Optional<Path> read(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
