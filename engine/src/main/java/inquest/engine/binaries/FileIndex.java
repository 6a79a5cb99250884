package inquest.engine.binaries;

import inquest.engine.target.Module;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files under a folder by name. The folder is walked once, when first asked; links are not
 * followed into folders, folders that may not be read are left out.
 */
final class FileIndex implements Place {
  private static final int MAX_FILES = 5_000_000;

  private final Path root;
  private Map<String, List<Path>> byName; // null until walked; guarded by this

  FileIndex(Path root) {
    this.root = root;
  }

  @Override
  public List<Path> candidates(Module module) {
    return named(module.fileName());
  }

  /** All files of that name. */
  synchronized List<Path> named(String name) {
    if (byName == null) {
      byName = walk();
    }
    return byName.getOrDefault(name, List.of());
  }

  private Map<String, List<Path>> walk() {
    Map<String, List<Path>> found = new HashMap<>();
    int[] count = new int[1];
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = file.getFileName().toString();
              found.computeIfAbsent(name, n -> new ArrayList<>(1)).add(file);
              return ++count[0] < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return found; // what was found until then
    }
    return found;
  }
}
