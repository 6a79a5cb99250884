package inquest.scripts.shell;

import inquest.dsl.ast.QueryError;
import inquest.dsl.parse.Lexemes;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A command of the shell: a word that is no statement of the language.
 *
 * @param names its name, then the others that it is known by
 * @param form what follows the name, for help; empty where nothing does
 * @param help one sentence
 * @param takes what follows the name
 * @param action carries it out
 */
record Verb(List<String> names, String form, String help, Takes takes, Action action) {
  /** What {@link Takes#FRAMES} is: full, and how many from which end. */
  static final Pattern FRAMES = Pattern.compile("(full)?\\s*(-?)([0-9]{0,9})");

  /** What follows a command, so that it can be proposed. */
  enum Takes {
    /** Nothing: with more words behind it, the line is a query. */
    NOTHING,
    /** A thread, as {@code of} takes it. */
    THREAD,
    /** A number. */
    NUMBER,
    /** Which frames of a stack. */
    FRAMES,
    /** What is to be told, by name. */
    WORD,
    /** A file. */
    FILE,
    /** An expression, as {@code print} takes it. */
    EXPRESSION,
    /** A setting and its value. */
    SETTING,
    /** A word and a printer. */
    PRINTER,
    /** Anything that help is given on. */
    TOPIC
  }

  /** Carries a command out. */
  interface Action {
    /**
     * Does it.
     *
     * @param rest what follows the command, stripped
     */
    void run(String rest, Page page) throws CannotDo, QueryError, IOException;
  }

  Verb {
    names = List.copyOf(names);
    Objects.requireNonNull(form);
    Objects.requireNonNull(help);
    Objects.requireNonNull(takes);
    Objects.requireNonNull(action);
  }

  /** The name that help lists. */
  String name() {
    return names.getFirst();
  }

  /** Whether a line that begins with its name is this command, and no query. */
  boolean claims(String name, String rest) {
    boolean clause = Lexemes.goesOn(name); // as where, which belongs to a query otherwise
    return switch (takes) {
      case NOTHING -> rest.isEmpty();
      case FRAMES -> !clause || FRAMES.matcher(rest).matches();
      default -> true;
    };
  }
}
