package inquest.engine.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    String text = text(name);
    List<String> lines = new ArrayList<>();
    for (int at = 0, end; at < text.length(); at = end + 1) {
      end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      lines.add(text.substring(at, end));
    }
    return lines;
  }

  /** The words of a line between spaces; none for a line of comment. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int length = line.length();
    int at = 0;
    while (at < length) {
      while (at < length && line.charAt(at) == ' ') {
        at++;
      }
      int from = at;
      while (at < length && line.charAt(at) != ' ') {
        at++;
      }
      if (at > from) {
        if (words.isEmpty() && line.charAt(from) == '#') {
          return words;
        }
        words.add(line.substring(from, at));
      }
    }
    return words;
  }
}
