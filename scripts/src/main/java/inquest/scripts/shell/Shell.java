package inquest.scripts.shell;

import inquest.dsl.ast.Nearest;
import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Span;
import inquest.dsl.parse.Lexeme;
import inquest.dsl.parse.Lexemes;
import inquest.dsl.relation.Cancellation;
import inquest.engine.note.Unreadable;
import inquest.scripts.answer.Answers;
import inquest.scripts.answer.Complaints;
import inquest.scripts.answer.Fault;
import inquest.scripts.answer.Form;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Carries out what a user or a script says, one input after the other. An error ends its own piece
 * of input and nothing else. Belongs to one thread; only {@link Cancellation} may be used from
 * others.
 */
public final class Shell {
  private final Workplace work;
  private final Screen screen;
  private final SystemShell system;
  private final Map<String, Verb> verbs = new LinkedHashMap<>();
  private OptionalInt first = OptionalInt.empty(); // line of the piece that is carried out
  private boolean ended;
  private boolean failed;
  private boolean lacking;

  /**
   * @param work what the shell looks at
   * @param screen where it writes
   */
  public Shell(Workplace work, Screen screen) {
    this.work = Objects.requireNonNull(work);
    this.screen = Objects.requireNonNull(screen);
    this.system = new SystemShell(screen);
    MoveVerbs moves = new MoveVerbs(work);
    String home = screen.environment().getOrDefault("HOME", "~");
    List<Verb> all = new ArrayList<>(moves.all());
    all.addAll(new LookVerbs(work, this::statements).all());
    all.addAll(new FileVerbs(work, this::script, moves::thread, home).all());
    all.addAll(new SettingVerbs(work).all());
    all.add(new InfoVerb(n -> Optional.ofNullable(verbs.get(n)), this::statements).verb());
    all.add(new HelpVerb(work, () -> verbs.values().stream().distinct().toList()).verb());
    all.add(
        new Verb(
            List.of("quit", "exit"),
            "",
            "leave the shell",
            Verb.Takes.NOTHING,
            (rest, page) -> ended = true));
    all.forEach(v -> v.names().forEach(n -> verbs.put(n, v)));
  }

  /** What the shell looks at. */
  public Workplace work() {
    return work;
  }

  /** Commands by each of their names. */
  Map<String, Verb> verbs() {
    return verbs;
  }

  /** Whether the user has asked to leave. */
  public boolean ended() {
    return ended;
  }

  /** Whether anything so far could not be done. */
  public boolean failed() {
    return failed;
  }

  /** Whether an answer so far lacked something that was asked for. */
  public boolean lacking() {
    return lacking;
  }

  /** What the shell says when it is ready. */
  public String prompt() {
    String label = work.standing().label();
    return "(inquest" + (label.isEmpty() ? "" : " " + label) + ") ";
  }

  /** Whether what it writes may be coloured now. */
  public boolean colour() {
    return work.settings().colour() && screen.mayColour();
  }

  /** What a user is told at the start: what is looked at, and how to go on. */
  public String greeting() {
    int threads = work.python().threads().size();
    return "Python %s, %d thread%s; help lists what can be said, Tab proposes"
        .formatted(work.python().version(), threads, threads == 1 ? "" : "s");
  }

  /** Whether an input is cut in the middle of a statement, so that more lines are to come. */
  public boolean isOpen(String input) {
    return command(input.strip()).filter(v -> v.takes() != Verb.Takes.EXPRESSION).isEmpty()
        && Piece.isOpen(input);
  }

  /**
   * Whether an input that is whole by itself may still get a clause in the next line: a query that
   * no semicolon ends.
   */
  public boolean mayGoOn(String input) {
    List<Piece> pieces = Piece.of(input);
    return !pieces.isEmpty()
        && pieces.getLast().pipe().isEmpty()
        && command(pieces.getLast().text()).isEmpty()
        && !Lexemes.of(input).reversed().stream()
            .filter(l -> l.kind() != Lexeme.Kind.LINE_END)
            .findFirst()
            .map(l -> l.isSign(";"))
            .orElse(false);
  }

  private Optional<Verb> command(String text) {
    String word = Piece.firstWord(text);
    Verb verb = verbs.get(word);
    return verb != null && verb.claims(word, text.substring(word.length()).strip())
        ? Optional.of(verb)
        : Optional.empty();
  }

  /**
   * Carries out an input. What is wrong is told; nothing of it is thrown.
   *
   * @throws IOException when answers cannot be written any more
   */
  public void run(String input) throws IOException {
    run(input, OptionalInt.empty());
  }

  /**
   * The same, and what is wrong is told with its line.
   *
   * @param line the number of the first line of the input, counted from 1
   */
  void run(String input, OptionalInt line) throws IOException {
    for (Piece piece : Piece.of(input)) {
      if (ended) {
        return;
      }
      work.cancellation().clear();
      int before = (int) input.substring(0, piece.start()).chars().filter(c -> c == '\n').count();
      first = line.isPresent() ? OptionalInt.of(line.getAsInt() + before) : line;
      if (piece.pipe().isPresent()) {
        piped(piece, piece.pipe().get());
      } else {
        shown(piece);
      }
    }
    screen.out().flush();
  }

  private void piped(Piece piece, String commandLine) throws IOException {
    Page own = new Page(screen.out(), screen.complaints(), screen.columns(), false);
    if (commandLine.isEmpty()) {
      fail(own, "behind ! stands a command of the system's shell, as in frames ! less");
      return;
    }
    Optional<SystemShell.Answer> answer =
        piece.text().isEmpty()
            ? Optional.empty()
            : Optional.of(
                out -> carryOut(piece.text(), new Page(out, screen.complaints(), 0, false)));
    try {
      system.run(commandLine, answer);
    } catch (CannotDo e) {
      fail(own, e.getMessage());
    }
  }

  private void shown(Piece piece) throws IOException {
    Optional<String> pager =
        work.settings().pager() ? PagedWriter.command(screen) : Optional.empty();
    if (pager.isEmpty()) {
      carryOut(
          piece.text(), new Page(screen.out(), screen.complaints(), screen.columns(), colour()));
      return;
    }
    List<Complaint> later = new ArrayList<>();
    try (PagedWriter paged = new PagedWriter(screen, pager.get())) {
      Complaints complaints =
          (sentence, place) -> {
            if (paged.paging()) {
              later.add(new Complaint(sentence, place));
            } else {
              screen.complaints().complain(sentence, place);
            }
          };
      carryOut(piece.text(), new Page(paged, complaints, screen.columns(), colour()));
    } catch (ReaderGone left) {
      // The user has left the pager before the end: what was not seen was not wanted.
      work.cancellation().clear();
    }
    for (Complaint one : later) {
      screen.complaints().complain(one.sentence(), one.place());
    }
  }

  /** What is wrong, to be told when the pager has ended. */
  private record Complaint(String sentence, List<String> place) {}

  /** Carries out one command or statement; its failure is told and remembered. */
  private void carryOut(String text, Page page) throws IOException {
    Optional<Verb> verb = command(text);
    String rest = text.substring(Piece.firstWord(text).length()).strip();
    try {
      if (text.startsWith("\\")) {
        throw InfoVerb.backslashed(text);
      }
      if (verb.isPresent()) {
        verb.get().action().run(rest, page);
      } else {
        statements(text, page);
      }
    } catch (QueryError e) {
      String statement = verb.isPresent() ? "print " + rest : text; // no other command is a query
      told(page, commandMeant(e, text).pointed(statement, first));
    } catch (CannotDo | Unreadable e) {
      fail(page, e.getMessage());
    } catch (Cancellation.Cancelled e) {
      fail(page, "stopped");
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      fail(page, Fault.sentence(e));
    }
  }

  /** The error; where the first word is no relation but nearly a command, with that said. */
  private QueryError commandMeant(QueryError e, String text) {
    String word = Piece.firstWord(text);
    boolean noRelation = e.span().equals(new Span(0, word.length())) && !word.isEmpty();
    Optional<String> near =
        noRelation && !e.hint().orElse("").startsWith("did you mean")
            ? Nearest.to(word, verbs.keySet())
            : Optional.empty();
    return near.isEmpty()
        ? e
        : new QueryError(
            e.span(),
            "there is no relation or command " + word,
            Optional.of("did you mean " + near.get() + "?"));
  }

  /** Tells a sentence, and the lines below it that show a place. */
  private void fail(Page page, String text) throws IOException {
    told(page, (first.isPresent() ? "line " + first.getAsInt() + ": " : "") + text);
  }

  private void told(Page page, String text) throws IOException {
    failed = true;
    page.out().flush();
    List<String> lines = text.lines().toList();
    page.complaints().complain(lines.getFirst(), lines.subList(1, lines.size()));
  }

  private Answers answers(Page page) {
    Form form = new Form(work.settings().format(), false, page.columns());
    return new Answers(work.subject(), form, page.out(), page.complaints()).talking(verbs.keySet());
  }

  private void statements(String text, Page page) throws QueryError, IOException {
    run(text, answers(page));
  }

  private void script(String text, Path file, Page page) throws CannotDo, IOException {
    try {
      run(text, answers(page).beside(file));
    } catch (QueryError e) {
      throw new CannotDo(file + ": " + e.pointed(text));
    }
  }

  private void run(String text, Answers answers) throws QueryError, IOException {
    try {
      work.session().run(text, answers, work.surroundings());
    } finally {
      lacking |= answers.lacking();
    }
  }
}
