package inquest.scripts.shell;

import inquest.dsl.ast.QueryError;
import inquest.scripts.answer.ScriptFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** {@code load} and {@code reload}. */
final class FileVerbs {
  private final Workplace work;
  private final Scripts scripts;
  private final Verb.Action place;
  private final String home;

  /** Runs a script of queries. */
  interface Scripts {
    /**
     * Runs it.
     *
     * @param file where it is from: its includes are looked for beside it
     */
    void run(String text, Path file, Page page) throws QueryError, CannotDo, IOException;
  }

  /**
   * @param place shows where the user stands
   * @param home the user's folder, which ~ stands for
   */
  FileVerbs(Workplace work, Scripts scripts, Verb.Action place, String home) {
    this.work = work;
    this.scripts = scripts;
    this.place = place;
    this.home = home;
  }

  List<Verb> all() {
    return List.of(
        new Verb(
            List.of("load"),
            "FILE",
            "run a script of queries (.iq), whose let and def names stay, or load hooks (.py)",
            Verb.Takes.FILE,
            this::load),
        new Verb(
            List.of("reload"),
            "",
            "read the process anew, if it is a living one, and show where it is now; names,"
                + " settings and hooks stay",
            Verb.Takes.NOTHING,
            this::reload));
  }

  private void reload(String rest, Page page) throws CannotDo, QueryError, IOException {
    work.reopen();
    place.run("", page);
  }

  private void load(String rest, Page page) throws CannotDo, QueryError, IOException {
    Path file = path(rest);
    if (rest.endsWith(".py") || rest.endsWith(".py\"")) {
      work.load(file);
      return;
    }
    scripts.run(read(file), file, page);
  }

  private Path path(String words) throws CannotDo {
    String name = words;
    if (name.length() > 1
        && "\"'".indexOf(name.charAt(0)) >= 0
        && name.endsWith(name.substring(0, 1))) {
      name = name.substring(1, name.length() - 1);
    }
    if (name.isEmpty()) {
      throw new CannotDo("load takes a file: a script of queries (.iq) or hooks (.py)");
    }
    try {
      return Path.of(name.startsWith("~/") ? home + name.substring(1) : name);
    } catch (InvalidPathException e) {
      throw new CannotDo("no file can be called " + name);
    }
  }

  private static String read(Path file) throws CannotDo {
    try {
      return ScriptFile.read(file);
    } catch (ScriptFile.Unusable e) {
      throw new CannotDo(e.getMessage());
    }
  }
}
