package inquest.scripts.investigations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The investigations that come with Inquest: resources beside this class, and one that is no
 * script.
 */
public final class BuiltinInvestigations {
  private static final List<String> NAMES =
      List.of(
          "crash", "hang", "summary", "threads", "exceptions", "gc", "imports", "subinterpreters");

  private BuiltinInvestigations() {}

  /** All of them. */
  public static List<Investigation> all() throws IOException {
    List<Investigation> all = new ArrayList<>();
    for (String name : NAMES) {
      all.add(new ScriptInvestigation(name, text(name), Optional.empty()));
    }
    all.add(new SlowInvestigation());
    return all;
  }

  private static String text(String name) throws IOException {
    try (InputStream in =
        BuiltinInvestigations.class.getResourceAsStream(name + ScriptInvestigation.SUFFIX)) {
      if (in == null) {
        throw new IOException("the investigation " + name + " is missing from this installation");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
