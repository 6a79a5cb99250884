package inquest.scripts.jython;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of Python files: UTF-8, unless its coding line (PEP 263) says another encoding. */
final class SourceText {
  private static final Pattern CODING =
      Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+)");
  private static final int HEAD_LINES = 2;

  private SourceText() {}

  /**
   * The lines of a file, as Python understands them.
   *
   * @throws CannotLoad where a byte is none of its encoding
   */
  static List<String> lines(Path file, byte[] source) throws CannotLoad {
    Charset charset = charset(source);
    CharBuffer text = CharBuffer.allocate(source.length);
    ByteBuffer in = ByteBuffer.wrap(source);
    CoderResult end =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, text, true);
    if (end.isError()) {
      int number = (int) text.flip().chars().filter(c -> c == '\n').count() + 1;
      String line = new String(source, charset).lines().skip(number - 1L).findFirst().orElse("");
      throw new CannotLoad(
          "%s, line %d: the byte 0x%02x is not %s, in which the file is read"
              .formatted(file, number, source[in.position()], charset),
          List.of("    " + line.strip()));
    }
    return text.flip().toString().lines().toList();
  }

  private static Charset charset(byte[] source) {
    return new String(source, StandardCharsets.ISO_8859_1)
        .lines()
        .limit(HEAD_LINES)
        .map(CODING::matcher)
        .filter(Matcher::find)
        .findFirst()
        .map(found -> charset(found.group(1)))
        .orElse(StandardCharsets.UTF_8);
  }

  /** The encoding of that name; where nobody knows it, Python will complain, and of that alone. */
  private static Charset charset(String name) {
    for (String spelt : List.of(name, name.replaceAll("[-_]", ""))) {
      try {
        return Charset.forName(spelt);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        // Python's names have more hyphens: latin-1
      }
    }
    return StandardCharsets.ISO_8859_1;
  }
}
