package inquest.engine.target;

import java.util.List;
import java.util.Optional;

/**
 * An ELF file that was loaded into the process, found from the process's own memory and mappings.
 *
 * @param path as the kernel recorded it; may name a file that is not there or another one
 * @param start lowest address of its mappings
 * @param end first address after its mappings
 * @param buildId GNU build id in lower-case hex as the process's own first page of it says; empty
 *     where that page was not saved or has none
 * @param mappings its mappings in address order
 */
public record Module(
    String path, long start, long end, Optional<String> buildId, List<Mapping> mappings) {
  /** The path of the kernel's own code in the process, which is in no file. */
  public static final String VDSO = "[vdso]";

  private static final String DELETED = " (deleted)";

  /** Copies the list. */
  public Module {
    mappings = List.copyOf(mappings);
  }

  /** Whether the file was gone from its path when the core was written. */
  public boolean deleted() {
    return path.endsWith(DELETED);
  }

  /** The path without the mark that the kernel puts on deleted files. */
  public String filePath() {
    return deleted() ? path.substring(0, path.length() - DELETED.length()) : path;
  }

  /** The last component of the path. */
  public String fileName() {
    String file = filePath();
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
