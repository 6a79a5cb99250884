package inquest.scripts.shell;

import inquest.dsl.ast.QueryError;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.report.SourceLine;
import inquest.engine.runtime.CodeObject;
import inquest.engine.runtime.Frame;
import inquest.engine.runtime.Position;
import inquest.engine.show.spelling.Characters;
import inquest.scripts.answer.Format;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code bt}, {@code locals}, {@code list} and {@code py-print}: what there is to see where the
 * user stands.
 */
final class LookVerbs {
  private static final Pattern LINES = Pattern.compile("([0-9]{1,9})(?:\\s*[, ]\\s*([0-9]{1,9}))?");

  /** How many lines {@code list} shows before and behind the current one. */
  private static final int AROUND = 5;

  private static final int MOST_LINES = 10_000;

  private final Workplace work;
  private final Statements statements;
  private Optional<Listing> listed = Optional.empty();

  /**
   * Lines of source.
   *
   * @param place the thread and frame whose source it is
   * @param asked the line that was asked for
   */
  private record Listing(String place, int asked, int first, int last) {}

  /**
   * @param statements runs statements of the language
   */
  LookVerbs(Workplace work, Statements statements) {
    this.work = work;
    this.statements = statements;
  }

  List<Verb> all() {
    return List.of(
        new Verb(
            List.of("bt", "backtrace", "where", "py-bt"),
            "[full] [N|-N]",
            "the frames of the thread, the innermost first: all, N of them or the outermost N; full"
                + " shows their variables",
            Verb.Takes.FRAMES,
            this::backtrace),
        new Verb(
            List.of("locals", "py-locals"),
            "",
            "the variables of the frame (locals of 3.0 and other clauses ask the relation)",
            Verb.Takes.NOTHING,
            this::locals),
        new Verb(
            List.of("list", "py-list"),
            "[LINE|FIRST, LAST|-|.]",
            "the source around the line that the frame is at, then on from there; around a line, of"
                + " some lines, before the last ones, or around the frame's line again",
            Verb.Takes.NUMBER,
            this::list),
        new Verb(
            List.of("print", "p", "py-print"),
            "EXPRESSION [depth N]",
            "a value; variables of the frame, its globals and the builtins can be named, as in"
                + " print order.items[0]",
            Verb.Takes.EXPRESSION,
            this::print));
  }

  private boolean forPrograms() {
    return work.settings().format() != Format.TEXT;
  }

  private void print(String rest, Page page) throws CannotDo, QueryError, IOException {
    if (rest.isEmpty()) {
      throw new CannotDo("print takes an expression, as in print len(order.items)");
    }
    statements.run("print " + rest, page);
  }

  private void backtrace(String rest, Page page) throws CannotDo, QueryError, IOException {
    Matcher words = Verb.FRAMES.matcher(rest);
    if (!words.matches()) {
      throw new CannotDo("bt takes full and a number of frames, not '" + rest + "'");
    }
    if (forPrograms()) {
      statements.run("frames of " + work.standing().thread().number(), page);
      return;
    }
    boolean full = words.group(1) != null || work.settings().locals();
    List<Frame> frames = work.standing().frames();
    work.standing().frame(); // says where there is none
    int wanted = words.group(3).isEmpty() ? frames.size() : Integer.parseInt(words.group(3));
    int shown = Math.min(wanted, frames.size());
    boolean outermost = !words.group(2).isEmpty();
    int from = outermost ? frames.size() - shown : 0;
    FramePrinter printer = new FramePrinter(work, page);
    for (Frame frame : frames.subList(from, from + shown)) {
      printer.print(frame, full);
    }
    if (!outermost && shown < frames.size()) {
      page.out().append("… %d more, outwards\n".formatted(frames.size() - shown));
    }
    for (Note note : work.standing().notes()) {
      page.out().append("<" + Characters.safe(note.toString()) + ">\n");
    }
  }

  private void locals(String rest, Page page) throws CannotDo, QueryError, IOException {
    Frame frame = work.standing().frame();
    if (forPrograms()) {
      statements.run("locals of " + work.standing().place(), page);
    } else {
      new FramePrinter(work, page).variables(frame);
    }
  }

  private void list(String rest, Page page) throws CannotDo, IOException {
    Matcher words = LINES.matcher(rest);
    if (!List.of("", ".", "-").contains(rest) && !words.matches()) {
      throw new CannotDo("list takes one or two numbers of lines, - or ., not '" + rest + "'");
    }
    Frame frame = work.standing().frame();
    CodeObject code = known(frame.code(), "the code of this frame");
    String file = known(code.filename(), "the name of its file");
    OptionalInt at = frame.position().toOptional().map(Position::line).orElse(OptionalInt.empty());
    int line = at.orElse(code.firstLine());
    Listing wanted = wanted(rest, words, line);
    int from = wanted.first();
    int to = wanted.last();
    String function = code.name().toOptional().orElse("");
    List<SourceLine> lines = work.sources().lines(file, line, code.firstLine(), function, from, to);
    if (lines.isEmpty()) {
      throw new CannotDo(whyNoSource(file, wanted.asked()));
    }
    int last = from + lines.size() - 1;
    listed = Optional.of(new Listing(wanted.place(), wanted.asked(), from, last));
    page.out().append(Characters.safe(file));
    page.out().append(lines.getFirst().newer() ? " (newer than the core)\n" : "\n");
    for (int i = 0; i < lines.size(); i++) {
      String mark = at.isPresent() && from + i == line ? ">" : " ";
      String text = lines.get(i).text().replace("\t", "        ");
      String numbered = "%s%5d  %s".formatted(mark, from + i, Characters.safe(text));
      page.out().append(numbered.stripTrailing()).append('\n');
    }
  }

  /** Which lines: without words those behind the ones that were listed last for this frame. */
  private Listing wanted(String rest, Matcher words, int line) throws CannotDo {
    String place = work.standing().place();
    Optional<Listing> before = listed.filter(l -> l.place().equals(place));
    if (rest.equals("-") && before.isPresent()) {
      int last = before.get().first() - 1;
      if (last < 1) {
        throw new CannotDo("the lines before begin the file");
      }
      return new Listing(place, last, Math.max(1, last - 2 * AROUND), last);
    }
    if (rest.isEmpty() && before.isPresent()) {
      int first = before.get().last() + 1;
      return new Listing(place, first, first, first + 2 * AROUND);
    }
    if (!words.matches()) {
      return around(place, line);
    }
    int first = Integer.parseInt(words.group(1));
    return words.group(2) == null
        ? around(place, first)
        : new Listing(
            place, first, first, Math.min(Integer.parseInt(words.group(2)), first + MOST_LINES));
  }

  private static Listing around(String place, int line) {
    return new Listing(place, line, Math.max(1, line - AROUND), line + AROUND);
  }

  private static <T> T known(Decoded<T> decoded, String what) throws CannotDo {
    Optional<T> value = decoded.toOptional();
    if (value.isEmpty()) {
      throw new CannotDo(what + " could not be read: " + decoded.notes().getFirst().text());
    }
    return value.get();
  }

  private String whyNoSource(String file, int from) {
    if (work.sources().has(file)) {
      return file + " has no line " + from;
    }
    return work.sources().notes().stream()
        .filter(n -> n.place().equals(file))
        .findFirst()
        .map(n -> file + ": " + n.text())
        .orElse("the source file " + file + " was not found; --sysroot names its root");
  }
}
