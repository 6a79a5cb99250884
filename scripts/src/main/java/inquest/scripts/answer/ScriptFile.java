package inquest.scripts.answer;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file of queries, which is UTF-8. */
public final class ScriptFile {
  private ScriptFile() {}

  /** Why a file cannot be read, in a sentence. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    private Unusable(String sentence, IOException cause) {
      super(sentence, cause);
    }
  }

  /**
   * The text of the file.
   *
   * @throws Unusable where it is not there, no text or cannot be read
   */
  public static String read(Path file) throws Unusable {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new Unusable(file + " does not exist", e);
    } catch (CharacterCodingException e) {
      throw new Unusable(file + " is no text in UTF-8", e);
    } catch (IOException e) {
      String why =
          Files.isDirectory(file)
              ? " is a folder"
              : " cannot be read: " + e.getClass().getSimpleName();
      throw new Unusable(file + why, e);
    }
  }
}
