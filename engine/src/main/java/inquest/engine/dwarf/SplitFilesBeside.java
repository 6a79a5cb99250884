package inquest.engine.dwarf;

import inquest.engine.elf.ElfFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The usual places, as gdb knows them. Opens a package once. */
final class SplitFilesBeside implements SplitFiles {
  private final Path file;
  private final Function<Path, Optional<ElfFile>> open;
  private Optional<ElfFile> bundle;

  SplitFilesBeside(Path file, Function<Path, Optional<ElfFile>> open) {
    this.file = file;
    this.open = open;
  }

  @Override
  public synchronized List<ElfFile> find(String name, String folder, long id) {
    if (bundle == null) {
      bundle = open.apply(file.resolveSibling(file.getFileName() + ".dwp"));
    }
    List<ElfFile> found = new ArrayList<>();
    bundle.ifPresent(found::add);
    try {
      Path path = Path.of(folder).resolve(name);
      open.apply(path).ifPresent(found::add);
      Path last = path.getFileName();
      if (last != null && !file.resolveSibling(last).equals(path)) {
        open.apply(file.resolveSibling(last)).ifPresent(found::add);
      }
    } catch (InvalidPathException _) { // the name is no path of this system
      return found;
    }
    return found;
  }
}
