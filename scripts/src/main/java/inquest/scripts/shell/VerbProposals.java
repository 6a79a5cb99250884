package inquest.scripts.shell;

import inquest.dsl.parse.Lexemes;
import inquest.engine.runtime.PythonThread;
import inquest.engine.show.Printer;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may follow the commands of the shell. */
final class VerbProposals {
  private static final int MOST_FILES = 500;

  private final Shell shell;

  VerbProposals(Shell shell) {
    this.shell = shell;
  }

  /** The commands themselves. */
  List<Proposal> names() {
    List<Proposal> all = new ArrayList<>();
    shell.verbs().forEach((name, verb) -> all.add(Proposal.word(name, verb.help())));
    return all;
  }

  private Optional<Verb> verb(String statement) {
    String word = Piece.firstWord(statement);
    return word.length() < statement.length() && !Lexemes.goesOn(word)
        ? Optional.ofNullable(shell.verbs().get(word))
        : Optional.empty();
  }

  /** Where a file's name begins, where the statement takes one. */
  Optional<Integer> fileAt(String statement) {
    return verb(statement)
        .filter(v -> v.takes() == Verb.Takes.FILE)
        .map(v -> {
          String rest = statement.substring(Piece.firstWord(statement).length());
          return statement.length() - rest.stripLeading().length();
        });
  }

  /** A statement in which a command that takes an expression is the language's own word. */
  String withoutVerb(String statement) {
    return verb(statement)
        .filter(v -> v.takes() == Verb.Takes.EXPRESSION)
        .map(v -> "print" + statement.substring(Piece.firstWord(statement).length()))
        .orElse(statement);
  }

  /**
   * What may follow a command; empty where the statement is none.
   *
   * @param from where the word begins that is being written
   */
  Optional<List<Proposal>> behind(String statement, int from) {
    Optional<Verb> verb = verb(statement);
    if (verb.isEmpty()) {
      return Optional.empty();
    }
    String word = statement.substring(from);
    String[] before = statement.substring(0, from).strip().split("\\s+");
    return switch (verb.get().takes()) {
      case NOTHING, EXPRESSION -> Optional.empty();
      case NUMBER, FRAMES -> Optional.of(List.of());
      case WORD -> Optional.of(InfoVerb.words().stream().map(w -> Proposal.word(w, "")).toList());
      case THREAD -> Optional.of(threads(word));
      case FILE -> Optional.of(files(word));
      case SETTING -> Optional.of(settings(before));
      case PRINTER -> Optional.of(printers(before));
      case TOPIC -> Optional.of(topics());
    };
  }

  /** Threads, as {@code of} takes them. */
  List<Proposal> threads(String word) {
    List<Proposal> all = new ArrayList<>();
    String quote = word.startsWith("'") ? "'" : "\"";
    for (PythonThread thread : shell.work().python().threads()) {
      String name = thread.name().map(Characters::safe).orElse("");
      all.add(Proposal.word(Integer.toString(thread.number()), name));
      if (!word.isEmpty() && thread.name().filter(n -> n.equals(name)).isPresent()) {
        all.add(Proposal.word(quote + name + quote, "thread " + thread.number()));
      }
    }
    all.add(Proposal.word("main", "the main thread"));
    all.add(Proposal.word("crashed", "the thread that the fatal signal hit"));
    all.add(Proposal.word("current", "the threads that hold a GIL"));
    all.add(Proposal.word("tid", "a thread by its tid"));
    return all;
  }

  private List<Proposal> settings(String[] before) {
    List<Proposal> all = new ArrayList<>();
    for (Setting setting : shell.work().settings().all()) {
      if (before.length == 1) {
        all.add(Proposal.word(setting.name(), setting.help()));
      } else if (setting.name().equals(before[1])) {
        setting.values().forEach(v -> all.add(Proposal.word(v, "")));
      }
    }
    return all;
  }

  private List<Proposal> printers(String[] before) {
    if (before.length == 1) {
      return List.of(Proposal.word("enable", ""), Proposal.word("disable", ""));
    }
    try {
      return shell.work().allPrinters().all().stream()
          .map(Printer::name)
          .map(n -> Proposal.word(n, ""))
          .toList();
    } catch (CannotDo e) {
      return List.of(); // the command itself says what is wrong with the hooks
    }
  }

  private List<Proposal> topics() {
    List<Proposal> all = new ArrayList<>(names());
    HelpVerb.STATEMENTS.forEach(s -> all.add(Proposal.word(s, "")));
    var catalogue = shell.work().session().environment().catalogue();
    catalogue.relations().forEach(r -> all.add(Proposal.word(r.name(), r.help())));
    catalogue.functions().forEach(f -> all.add(Proposal.word(f.name(), f.help())));
    return all;
  }

  private static List<Proposal> files(String word) {
    int slash = word.lastIndexOf('/') + 1;
    List<Proposal> all = new ArrayList<>();
    try {
      Path folder = Path.of(slash == 0 ? "." : word.substring(0, slash));
      String start = word.substring(slash);
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(folder, f -> f.getFileName().toString().startsWith(start))) {
        for (Path file : files) {
          if (all.size() < MOST_FILES) {
            add(file, word.substring(0, slash), all);
          }
        }
      }
    } catch (IOException | InvalidPathException e) {
      return List.of(); // there is no such folder, so there is nothing to propose
    }
    return all;
  }

  private static void add(Path file, String folder, List<Proposal> all) {
    String name = file.getFileName().toString();
    if (Files.isDirectory(file)) {
      all.add(new Proposal(folder + name + "/", "", false));
    } else if (name.endsWith(".iq") || name.endsWith(".py")) {
      all.add(Proposal.word(folder + name, ""));
    }
  }
}
