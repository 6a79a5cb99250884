package inquest.scripts.investigations;

import inquest.scripts.answer.ScriptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A kind of file that is an investigation.
 *
 * @param suffix how the names of such files end, as ".iq"
 * @param reader makes an investigation of one
 */
public record FileKind(String suffix, Reader reader) {
  /** Makes an investigation of a file. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads the file.
     *
     * @param name the file's name without the suffix
     * @throws InvestigationFailed where it is none
     */
    Investigation read(String name, Path file) throws IOException, InvestigationFailed;
  }

  /** Refuses null parts. */
  public FileKind {
    Objects.requireNonNull(suffix);
    Objects.requireNonNull(reader);
  }

  /** Scripts of the query language. */
  public static FileKind scripts() {
    return new FileKind(
        ScriptInvestigation.SUFFIX,
        (name, file) -> new ScriptInvestigation(name, text(file), Optional.of(file)));
  }

  private static String text(Path file) throws InvestigationFailed {
    try {
      return ScriptFile.read(file);
    } catch (ScriptFile.Unusable e) {
      throw new InvestigationFailed(e.getMessage());
    }
  }

  boolean covers(Path file) {
    return file.getFileName() != null && file.getFileName().toString().endsWith(suffix);
  }

  /** Reads a file of this kind. */
  Investigation read(Path file) throws IOException, InvestigationFailed {
    String base = file.getFileName().toString();
    return reader.read(base.substring(0, base.length() - suffix.length()), file);
  }
}
