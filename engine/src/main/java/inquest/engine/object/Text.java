package inquest.engine.object;

import java.util.Objects;

/** Text and bytes, read up to {@code Limits.stringBytes}. */
public sealed interface Text extends PyValue {
  /**
   * A {@code str}, or in Python 2 a {@code unicode}.
   *
   * @param text the characters that were read; lone surrogates are kept; not escaped
   * @param length in code points (in Python 2: code units), all of it
   * @param truncated whether text is only the beginning
   */
  record Str(String text, long length, boolean truncated) implements Text {
    /** Refuses null. */
    public Str {
      Objects.requireNonNull(text);
    }
  }

  /**
   * A {@code bytes}, {@code bytearray} or Python 2 {@code str}.
   *
   * @param kind which of them
   * @param bytes what was read: all of it, or the beginning
   * @param length in bytes, all of it
   */
  record Bytes(Kind kind, inquest.engine.memory.Bytes bytes, long length) implements Text {
    /** Refuses null. */
    public Bytes {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(bytes);
    }

    /** Whether bytes is only the beginning. */
    public boolean truncated() {
      return bytes.length() < length;
    }

    /** The types that hold bytes. */
    public enum Kind {
      /** {@code bytes}, and in Python 2 its {@code str}. */
      BYTES,
      /** {@code bytearray}. */
      BYTEARRAY,
      /** Python 2's {@code str}, which prints without {@code b}. */
      STR
    }
  }
}
