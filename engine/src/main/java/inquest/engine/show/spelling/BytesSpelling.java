package inquest.engine.show.spelling;

/** Bytes as {@code repr} writes them. */
public final class BytesSpelling {
  private BytesSpelling() {}

  /** {@code b'\x00a'} ({@code PyBytes_Repr} in Objects/bytesobject.c). */
  public static String bytes(byte[] bytes) {
    return "b" + string(bytes);
  }

  /** As Python 2 writes {@code str} ({@code PyString_Repr} in Objects/stringobject.c). */
  public static String string(byte[] bytes) {
    char quote = quoteFor(bytes);
    return spell(bytes, quote, quote);
  }

  /**
   * {@code bytearray(b'…')} ({@code bytearray_repr} in Objects/bytearrayobject.c, which escapes the
   * single quote whatever the quotes around are).
   */
  public static String bytearray(byte[] bytes) {
    return "bytearray(b" + spell(bytes, quoteFor(bytes), '\'') + ")";
  }

  private static String spell(byte[] bytes, char quote, char escaped) {
    StringBuilder out = new StringBuilder(bytes.length + 2).append(quote);
    for (byte b : bytes) {
      int c = b & 0xff;
      if (c == '\\' || c == escaped) {
        out.append('\\').append((char) c);
      } else if (c < ' ' || c >= 0x7f) {
        Characters.appendEscape(out, c);
      } else {
        out.append((char) c);
      }
    }
    return out.append(quote).toString();
  }

  private static char quoteFor(byte[] bytes) {
    boolean single = false;
    for (byte b : bytes) {
      if (b == '"') {
        return '\'';
      }
      single |= b == '\'';
    }
    return single ? '"' : '\'';
  }
}
