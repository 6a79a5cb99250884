package inquest.engine.runtime;

import inquest.engine.note.Limits;
import java.nio.file.Path;
import java.util.List;

/**
 * How to read a Python process.
 *
 * @param layoutFiles layout files of the user, which override what Inquest knows
 * @param limits caps on every walk
 */
public record PythonOptions(List<Path> layoutFiles, Limits limits) {
  /** Copies the list. */
  public PythonOptions {
    layoutFiles = List.copyOf(layoutFiles);
  }

  /** No files of the user, usual limits. */
  public static PythonOptions defaults() {
    return new PythonOptions(List.of(), Limits.defaults());
  }
}
