package inquest.engine.note;

/**
 * The caps on every walk over target memory. A walk that meets its cap says so in a {@link Note}.
 * Every number is a count of the thing named unless the name says otherwise.
 *
 * @param interpreters interpreter states followed in one process
 * @param threads Python thread states followed in one interpreter
 * @param frames frames followed in one thread
 * @param chain links followed in any other chain (bases, tracebacks, cells)
 * @param dictEntries slots looked at in one dict or set when a key is searched
 * @param stringBytes bytes read of one string that names something (a file, a function, a type)
 * @param tableBytes bytes read of one table of a code object (its lines, its variables)
 * @param pages pages of 4096 bytes that are kept of a living process
 * @param stopMillis milliseconds that the threads of a living process may take to stop
 */
public record Limits(
    int interpreters,
    int threads,
    int frames,
    int chain,
    int dictEntries,
    int stringBytes,
    int tableBytes,
    int pages,
    int stopMillis) {
  /** Refuses caps below one. */
  public Limits {
    if (interpreters < 1
        || threads < 1
        || frames < 1
        || chain < 1
        || dictEntries < 1
        || stringBytes < 1
        || tableBytes < 1
        || pages < 1
        || stopMillis < 1) {
      throw new IllegalArgumentException("every limit is at least 1");
    }
  }

  /** Caps far above anything a healthy process has, low enough that a corrupt one ends soon. */
  public static Limits defaults() {
    return new Limits(
        1_000, 50_000, 1_000_000, 10_000, 10_000_000, 65_536, 1 << 24, 1 << 16, 2_000);
  }
}
