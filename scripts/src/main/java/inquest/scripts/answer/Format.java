package inquest.scripts.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How answers are written. */
public enum Format {
  /** Tables and trees for a person. */
  TEXT,
  /** One JSON document an answer. */
  JSON,
  /** One JSON object a row. */
  NDJSON,
  /** Comma-separated values. */
  CSV;

  /** The word for it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Format::word).toList();
  }
}
