package inquest.scripts.shell;

import inquest.dsl.ast.QueryError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What users of gdb and psql type: {@code info}, and words with a backslash. */
final class InfoVerb {
  /** What info tells, and the command or query that tells it here. */
  private static final Map<String, String> TOLD =
      Map.of("threads", "threads", "locals", "locals", "frame", "frame", "source", "list");

  /** What psql's commands begin with, and the command that does it here. */
  private static final Map<Character, String> BACKSLASHED =
      Map.of('q', "quit", 'd', "describe", '?', "help", 'h', "help", 'i', "load", '!', "!");

  private final Function<String, Optional<Verb>> verbs;
  private final Statements statements;

  /**
   * @param verbs commands by their name
   * @param statements runs statements of the language
   */
  InfoVerb(Function<String, Optional<Verb>> verbs, Statements statements) {
    this.verbs = verbs;
    this.statements = statements;
  }

  Verb verb() {
    return new Verb(
        List.of("info"),
        "threads|locals|frame|source",
        "the same as threads, locals, frame and list",
        Verb.Takes.WORD,
        this::tell);
  }

  /** What may follow info. */
  static List<String> words() {
    return TOLD.keySet().stream().sorted().toList();
  }

  private void tell(String rest, Page page) throws CannotDo, QueryError, IOException {
    String does = TOLD.get(rest);
    if (does == null) {
      throw new CannotDo("info takes threads, locals, frame or source; help lists all commands");
    }
    Optional<Verb> verb = verbs.apply(does);
    if (verb.isPresent()) {
      verb.get().action().run("", page);
    } else {
      statements.run(does, page);
    }
  }

  /** Why a word with a backslash is no command, and which one does that here. */
  static CannotDo backslashed(String text) {
    String word = text.split("\\s", 2)[0];
    String does = word.length() < 2 ? null : BACKSLASHED.get(word.charAt(1));
    return new CannotDo(
        does == null
            ? "commands have no backslash here; help lists them"
            : "there is no " + word + " here; " + does + " does that");
  }
}
