package inquest.engine.report;

import inquest.engine.note.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The source files of a process, where the analysing machine has them. Each file is looked for and
 * read once. Belongs to one report; not safe to use from several threads.
 *
 * <p>The interpreter does not save the source, so a file under the recorded path need not be the
 * one that ran: a line is given only where the function's own name stands between its first line
 * and the line asked for, and a file that changed after the core was written, or after a living
 * process started, is marked.
 */
public final class SourceFiles {
  /** Larger files are machine-made, and nobody wants a line of them. */
  private static final long LARGEST_BYTES = 32L << 20;

  /** How many lines behind a function's first line its name may stand: decorators come first. */
  private static final int LONGEST_DECORATION = 1_000;

  /**
   * How much newer than the core a file must be to count as changed: both may have been unpacked at
   * once, and some file systems keep no finer time.
   */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final List<Path> roots;
  private final Optional<Instant> written;
  private final Supplier<Optional<String>> directory;
  private final boolean looks;
  private final Map<String, Found> files = new HashMap<>();
  private final Map<String, Found> natives = new HashMap<>();

  /** What became of the search for one file. */
  private sealed interface Found {}

  private record Text(SourceText lines, boolean newer) implements Found {}

  /** It is no file's name, as {@code <string>}. */
  private record Nowhere() implements Found {}

  private record Missing() implements Found {}

  private record Unusable(String why) implements Found {}

  /** A file that cannot be what ran: a function's name does not stand where it should. */
  private record Other() implements Found {}

  /**
   * @param roots folders to put before a recorded path, tried in this order
   * @param written when the core was written, or the living process started; empty when that is not
   *     known
   * @param directory the process's working directory, to which relative paths belong; asked for
   *     when first one is met
   */
  public SourceFiles(
      List<Path> roots, Optional<Instant> written, Supplier<Optional<String>> directory) {
    this(roots, written, directory, true);
  }

  private SourceFiles(
      List<Path> roots,
      Optional<Instant> written,
      Supplier<Optional<String>> directory,
      boolean looks) {
    this.roots = List.copyOf(roots);
    this.written = Objects.requireNonNull(written);
    this.directory = Objects.requireNonNull(directory);
    this.looks = looks;
  }

  /** Looks for none: for who reads what an answer needs of the process itself. */
  public static SourceFiles none() {
    return new SourceFiles(List.of(), Optional.empty(), Optional::empty, false);
  }

  /**
   * A line of a function.
   *
   * @param file {@code co_filename}
   * @param line from 1
   * @param firstLine {@code co_firstlineno}
   * @param function {@code co_name}
   */
  public Optional<SourceLine> line(String file, int line, int firstLine, String function) {
    if (!(files.computeIfAbsent(file, this::find) instanceof Text text)) {
      return Optional.empty();
    }
    if (!names(text.lines(), firstLine, line, function)) {
      files.put(file, new Other());
      return Optional.empty();
    }
    return text.lines().line(line).map(found -> new SourceLine(found, text.newer()));
  }

  /**
   * Lines of the file of a function, as far as it has them; none where the file is not to be had.
   *
   * @param file {@code co_filename}
   * @param line a line of the function, from 1
   * @param firstLine {@code co_firstlineno}
   * @param function {@code co_name}
   * @param from the first line that is wanted, from 1
   * @param to the last
   */
  public List<SourceLine> lines(
      String file, int line, int firstLine, String function, int from, int to) {
    List<SourceLine> lines = new ArrayList<>();
    if (line(file, line, firstLine, function).isPresent() && files.get(file) instanceof Text text) {
      for (int at = from; at <= to; at++) {
        text.lines().line(at).ifPresent(l -> lines.add(new SourceLine(l, text.newer())));
      }
    }
    return lines;
  }

  /** Whether a file that was asked for was found. */
  public boolean has(String file) {
    return files.get(file) instanceof Text;
  }

  /**
   * A line of a file that is not Python, where its path is absolute and it is there; that it is not
   * found is not noted, for native sources seldom are.
   *
   * @param file as the compiler knew it
   * @param line from 1
   */
  public Optional<SourceLine> nativeLine(String file, int line) {
    if (!file.startsWith("/")) {
      return Optional.empty();
    }
    Found found = natives.computeIfAbsent(file, this::find);
    return found instanceof Text text
        ? text.lines().line(line).map(one -> new SourceLine(one, text.newer()))
        : Optional.empty();
  }

  /** What the reader should know about the files that were asked for. */
  public List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, Found> entry : new TreeMap<>(files).entrySet()) {
      if (entry.getValue() instanceof Missing) {
        missing.add(entry.getKey());
      }
      doubt(entry.getKey(), entry.getValue()).ifPresent(notes::add);
    }
    for (Map.Entry<String, Found> entry : new TreeMap<>(natives).entrySet()) {
      doubt(entry.getKey(), entry.getValue()).ifPresent(notes::add);
    }
    missingNote(missing).ifPresent(notes::add);
    return notes;
  }

  /**
   * Why lines of a file may not be what ran, or are not given.
   *
   * @param file as it was asked for
   */
  public Optional<Note> doubt(String file) {
    Found found = files.getOrDefault(file, natives.getOrDefault(file, new Nowhere()));
    return doubt(file, found);
  }

  /** What is to be said of a file that was found. */
  private static Optional<Note> doubt(String file, Found found) {
    return switch (found) {
      case Text text ->
          text.newer()
              ? Optional.of(
                  Note.warning(file, "changed since, so the lines shown may not be what ran"))
              : Optional.empty();
      case Nowhere nowhere -> Optional.empty();
      case Missing missing -> Optional.empty();
      case Unusable unusable -> Optional.of(Note.info(file, unusable.why()));
      case Other other ->
          Optional.of(
              Note.warning(file, "not the source that ran, so none of its lines are shown"));
    };
  }

  private static Optional<Note> missingNote(Collection<String> missing) {
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String first = missing.iterator().next();
    return Optional.of(
        Note.info(
            "",
            missing.size() == 1
                ? "the source file " + first + " was not found"
                : missing.size() + " source files were not found, " + first + " among them"));
  }

  /**
   * Whether the function's name stands where it should. Names that the compiler made up and those
   * that it normalised (PEP 3131) prove nothing.
   */
  private static boolean names(SourceText text, int firstLine, int line, String function) {
    if (function.isEmpty() || function.startsWith("<") || !isAscii(function) || firstLine < 1) {
      return true;
    }
    int last = Math.min(Math.max(line, firstLine), firstLine + LONGEST_DECORATION);
    for (int at = firstLine; at <= last; at++) {
      if (text.hasName(at, function)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 126) {
        return false;
      }
    }
    return true;
  }

  private Found find(String file) {
    if (!looks || file.isEmpty() || file.startsWith("<")) {
      return new Nowhere();
    }
    try {
      for (Path candidate : candidates(file)) {
        // A pipe or a device would keep us waiting.
        if (Files.isRegularFile(candidate)) {
          return open(candidate);
        }
      }
      return new Missing();
    } catch (InvalidPathException e) {
      return new Missing();
    } catch (IOException e) {
      return new Unusable("could not be read: " + e.getClass().getSimpleName());
    }
  }

  private List<Path> candidates(String file) {
    Path path = Path.of(file);
    if (!path.isAbsolute()) {
      Optional<String> start = directory.get();
      path = start.isEmpty() ? path : Path.of(start.get()).resolve(path);
      if (!path.isAbsolute()) {
        return List.of();
      }
    }
    Path below = path.getRoot().relativize(path.normalize());
    List<Path> all = new ArrayList<>();
    for (Path root : roots) {
      all.add(root.resolve(below));
    }
    all.add(path);
    return all;
  }

  private Found open(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.size() > LARGEST_BYTES) {
      return new Unusable("larger than " + (LARGEST_BYTES >> 20) + " MB, so not read");
    }
    boolean newer =
        written.isPresent()
            && attributes.lastModifiedTime().toInstant().isAfter(written.get().plus(TOLERANCE));
    return new Text(SourceText.of(Files.readAllBytes(path)), newer);
  }
}
