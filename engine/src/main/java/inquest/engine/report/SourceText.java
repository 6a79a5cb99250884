package inquest.engine.report;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The bytes of a Python source file, cut into lines as CPython's tokenizer does: at LF, CR LF and
 * CR only. Lines are decoded when asked for.
 */
final class SourceText {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** The word of PEP 263, behind which the encoding's name follows. */
  private static final byte[] CODING = {'c', 'o', 'd', 'i', 'n', 'g'};

  private final byte[] bytes;

  /** Where each line starts; one more for the end of the file. */
  private final int[] starts;

  private final Charset encoding;

  private SourceText(byte[] bytes, int[] starts, Charset encoding) {
    this.bytes = bytes;
    this.starts = starts;
    this.encoding = encoding;
  }

  /** Cuts a file into lines. */
  static SourceText of(byte[] bytes) {
    int[] starts = new int[Math.max(16, bytes.length / 24)];
    int count = 0;
    int at = startsWith(bytes, 0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    starts[count++] = at;
    while (at < bytes.length) {
      byte b = bytes[at++];
      if (b == '\n' || b == '\r') {
        if (b == '\r' && at < bytes.length && bytes[at] == '\n') {
          at++;
        }
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = at;
      }
    }
    if (starts[count - 1] < bytes.length) {
      starts = Arrays.copyOf(starts, count + 1);
      starts[count++] = bytes.length;
    }
    starts = Arrays.copyOf(starts, count);
    return new SourceText(bytes, starts, declared(bytes, starts));
  }

  /** A line, from 1, without its end; empty beyond the last. */
  Optional<String> line(int number) {
    if (number < 1 || number >= starts.length) {
      return Optional.empty();
    }
    int start = starts[number - 1];
    return Optional.of(new String(bytes, start, end(number) - start, encoding));
  }

  /** Whether a line has an ASCII name in it, that is no part of a longer one. */
  boolean hasName(int number, String word) {
    if (number < 1 || number >= starts.length) {
      return false;
    }
    byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
    int last = end(number) - wanted.length;
    for (int at = starts[number - 1]; at <= last; at++) {
      if (startsWith(bytes, at, wanted)
          && (at == 0 || !inIdentifier(bytes[at - 1]))
          && (at == last || !inIdentifier(bytes[at + wanted.length]))) {
        return true;
      }
    }
    return false;
  }

  private static boolean inIdentifier(byte b) {
    return b < 0 || b == '_' || Character.isLetterOrDigit(b);
  }

  private int end(int number) {
    int end = starts[number];
    while (end > starts[number - 1] && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    return end;
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] wanted) {
    return at + wanted.length <= bytes.length
        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }

  /** The encoding that a comment in the first two lines declares (PEP 263), or UTF-8. */
  private static Charset declared(byte[] bytes, int[] starts) {
    for (int line = 0; line < 2 && line + 1 < starts.length; line++) {
      int at = starts[line];
      while (at < starts[line + 1]
          && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\f')) {
        at++;
      }
      if (at == starts[line + 1] || bytes[at] != '#') {
        if (at < starts[line + 1] && bytes[at] != '\n' && bytes[at] != '\r') {
          return StandardCharsets.UTF_8;
        }
        continue;
      }
      for (; at < starts[line + 1]; at++) {
        if (startsWith(bytes, at, CODING)) {
          String name = name(bytes, at + CODING.length, starts[line + 1]);
          if (!name.isEmpty()) {
            return charset(name);
          }
        }
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static String name(byte[] bytes, int from, int end) {
    if (from >= end || (bytes[from] != ':' && bytes[from] != '=')) {
      return "";
    }
    int start = from + 1;
    while (start < end && (bytes[start] == ' ' || bytes[start] == '\t')) {
      start++;
    }
    int stop = start;
    while (stop < end && inName(bytes[stop])) {
      stop++;
    }
    return new String(bytes, start, stop - start, StandardCharsets.US_ASCII);
  }

  private static boolean inName(byte b) {
    return b == '-'
        || b == '_'
        || b == '.'
        || (b >= '0' && b <= '9')
        || (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z');
  }

  /** Python's names of encodings, as far as they are not Java's too (Parser/tokenizer.c). */
  private static Charset charset(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
    if (plain.equals("utf-8") || plain.startsWith("utf-8-")) {
      return StandardCharsets.UTF_8;
    }
    if (plain.equals("latin-1")
        || plain.startsWith("latin-1-")
        || plain.equals("iso-8859-1")
        || plain.startsWith("iso-8859-1-")
        || plain.equals("iso-latin-1")
        || plain.startsWith("iso-latin-1-")) {
      return StandardCharsets.ISO_8859_1;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // The line is still worth showing: what is ASCII in it is right in nearly every encoding.
      return StandardCharsets.ISO_8859_1;
    }
  }
}
