package inquest.scripts.shell;

import inquest.dsl.ast.QueryError;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.runtime.PythonThread;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code thread}, {@code frame}, {@code up} and {@code down}: where the user stands. */
final class MoveVerbs {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** A thread and a frame, as the prompt shows them. */
  private static final Pattern PLACE = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})");

  private static final Pattern NUMBERED = Pattern.compile("[0-9].*", Pattern.DOTALL);

  private final Workplace work;

  MoveVerbs(Workplace work) {
    this.work = work;
  }

  List<Verb> all() {
    return List.of(
        new Verb(
            List.of("thread"),
            "[THREAD]",
            "go to a thread, named as after of: 3, 3.1 with its frame, tid 5810, \"worker-1\","
                + " main, crashed; alone: show the current one",
            Verb.Takes.THREAD,
            this::thread),
        new Verb(
            List.of("frame"),
            "[N]",
            "go to a frame of the thread, 0 is the innermost; alone: show the current one",
            Verb.Takes.NUMBER,
            this::frame),
        new Verb(
            List.of("up", "py-up"),
            "[N]",
            "go to the frame that called this one",
            Verb.Takes.NUMBER,
            (rest, page) -> move(rest, 1, page)),
        new Verb(
            List.of("down", "py-down"),
            "[N]",
            "go to the frame that this one called",
            Verb.Takes.NUMBER,
            (rest, page) -> move(rest, -1, page)));
  }

  /** Goes to a thread where one is named, and shows the current thread and frame. */
  void thread(String rest, Page page) throws CannotDo, IOException {
    Matcher place = PLACE.matcher(rest);
    if (place.matches()) {
      work.standing().enter(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
    } else if (NUMBERED.matcher(rest).matches() && !NUMBER.matcher(rest).matches()) {
      throw new CannotDo(
          "a thread is a number, or with its frame a place as 1.2, not '" + rest + "'");
    } else if (!rest.isEmpty()) {
      work.standing().enter(number(rest));
    }
    PythonThread thread = work.standing().thread();
    page.out().append(heading(thread)).append('\n');
    if (work.standing().frameIfAny().isPresent()) {
      show(page);
    } else {
      page.out().append("no Python frames\n");
    }
  }

  /** The number of the one thread that is meant, told by the language's own rules. */
  private int number(String subject) throws CannotDo, IOException {
    List<Cell> numbers;
    try {
      numbers = cells("threads of " + subject + " select number");
    } catch (CannotDo e) {
      return named(subject, e);
    }
    List<String> found = new ArrayList<>();
    for (Cell cell : numbers) {
      if (cell instanceof Cell.Known known && known.value() instanceof Value.Whole number) {
        found.add(number.value().toString());
      }
    }
    return switch (found.size()) {
      case 0 -> throw new CannotDo("no thread is " + subject + "; threads lists them");
      case 1 -> Integer.parseInt(found.getFirst());
      default ->
          throw new CannotDo(
              "%s are the threads %s; name one by its number"
                  .formatted(subject, String.join(", ", found)));
    };
  }

  /** A name without quotes, as debuggers take it, where it is one thread's. */
  private int named(String name, CannotDo otherwise) throws CannotDo {
    List<PythonThread> found =
        work.python().threads().stream()
            .filter(t -> t.name().filter(name::equals).isPresent())
            .toList();
    if (found.size() != 1) {
      throw otherwise;
    }
    return found.getFirst().number();
  }

  private List<Cell> cells(String query) throws CannotDo, IOException {
    FirstCells cells = new FirstCells();
    try {
      work.session().run(query, cells);
    } catch (QueryError e) {
      throw new CannotDo(e.sentence());
    }
    return cells.found();
  }

  private String heading(PythonThread thread) throws CannotDo, IOException {
    StringBuilder text = new StringBuilder("Thread ").append(thread.number());
    thread.name().ifPresent(n -> text.append(" \"").append(Characters.safe(n)).append('"'));
    text.append(
        thread.tid().isPresent()
            ? " (tid " + thread.tid().getAsInt() + ")"
            : " (no native thread)");
    Optional<Cell> status =
        cells("threads of " + thread.number() + " select status").stream().findFirst();
    if (status.isPresent()
        && status.get() instanceof Cell.Known known
        && known.value() instanceof Value.Text words) {
      text.append(": ").append(Characters.safe(words.value()));
    }
    return text.toString();
  }

  private void frame(String rest, Page page) throws CannotDo, IOException {
    if (!rest.isEmpty()) {
      work.standing().select(number(rest, "frame"));
    }
    show(page);
  }

  private void move(String rest, int direction, Page page) throws CannotDo, IOException {
    int by = rest.isEmpty() ? 1 : number(rest, direction > 0 ? "up" : "down");
    work.standing().move(direction * Math.max(1, by));
    show(page);
  }

  static int number(String text, String command) throws CannotDo {
    if (!NUMBER.matcher(text).matches()) {
      throw new CannotDo(command + " takes a number, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private void show(Page page) throws CannotDo, IOException {
    new FramePrinter(work, page).print(work.standing().frame(), work.settings().locals());
  }
}
