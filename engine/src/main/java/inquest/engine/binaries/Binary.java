package inquest.engine.binaries;

import inquest.engine.elf.ElfFile;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file of the analysing machine that stands for a module of the process.
 *
 * @param path where it is
 * @param elf its content
 * @param match how sure it is that it is the same file
 */
public record Binary(Path path, ElfFile elf, Match match) {
  /** How a file was matched with a module. */
  public enum Match {
    /** Both have the same build id. */
    BUILD_ID,
    /** There is no build id to compare, but headers, size and mapped offsets fit. */
    INFERRED
  }

  /** Refuses null parts. */
  public Binary {
    Objects.requireNonNull(path);
    Objects.requireNonNull(elf);
    Objects.requireNonNull(match);
  }
}
