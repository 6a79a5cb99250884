package inquest.dsl.eval;

/**
 * SQL's {@code like}: % is any text, _ any one character, a backslash takes the next one literally.
 */
final class LikePattern {
  private LikePattern() {}

  /** Whether the whole text fits. Cost: length of text times length of pattern. */
  static boolean matches(String text, String pattern) {
    int[] t = text.codePoints().toArray();
    int[] p = pattern.codePoints().toArray();
    boolean[] now = new boolean[t.length + 1];
    now[0] = true;
    for (int i = 0; i < p.length; i++) {
      boolean[] next = new boolean[t.length + 1];
      if (p[i] == '%') {
        boolean any = false;
        for (int j = 0; j <= t.length; j++) {
          any |= now[j];
          next[j] = any;
        }
      } else {
        boolean literal = p[i] == '\\' && i + 1 < p.length;
        int wanted = literal ? p[++i] : p[i];
        for (int j = 0; j < t.length; j++) {
          next[j + 1] = now[j] && (t[j] == wanted || (wanted == '_' && !literal));
        }
      }
      now = next;
    }
    return now[t.length];
  }
}
