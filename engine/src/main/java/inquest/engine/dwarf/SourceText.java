package inquest.engine.dwarf;

import java.util.Optional;

/** Source files, where they can be had: without them no macro is named. */
@FunctionalInterface
public interface SourceText {
  /**
   * One line of a file.
   *
   * @param path as the debug information names the file
   * @param line from 1
   */
  Optional<String> line(String path, int line);

  /** Has no file. */
  static SourceText none() {
    return (path, line) -> Optional.empty();
  }
}
