package inquest.engine.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The text files that Inquest ships beside this room's classes. */
final class Resources {
  private Resources() {}

  /** The text of a file that is part of Inquest. */
  static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Inquest was built without its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file that is part of Inquest. */
  static List<String> lines(String name) {
    return Arrays.asList(text(name).split("\n"));
  }
}
