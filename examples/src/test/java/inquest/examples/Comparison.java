package inquest.examples;

import inquest.engine.report.CauseSection;
import inquest.engine.report.CommandSection;
import inquest.engine.report.FailedSection;
import inquest.engine.report.FrameReport;
import inquest.engine.report.LocalReport;
import inquest.engine.report.OverviewSection;
import inquest.engine.report.ProcessSection;
import inquest.engine.report.PythonReport;
import inquest.engine.report.Section;
import inquest.engine.report.StackItem;
import inquest.engine.report.ThreadReport;
import inquest.engine.report.ThreadSection;
import inquest.engine.report.ThreadStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sets a report beside what the program said of itself, and collects where they differ. The report
 * must be one of all frames and without folding.
 */
final class Comparison {
  /** Variables of Python 2's {@code Condition.wait}, which looks at the clock again and again. */
  private static final Set<String> COUNTING_DOWN = Set.of("remaining", "delay");

  private final Account account;
  private final List<Section> report;
  private final boolean lossy;
  private final List<String> differences = new ArrayList<>();

  private Comparison(Account account, List<Section> report, boolean lossy) {
    this.lossy = lossy;
    this.account = account;
    this.report = report;
  }

  /**
   * Where process, threads and frames differ.
   *
   * @param locals whether locals are compared too
   * @param lossy whether the core lacks thread stacks: then a report may say that a chain of frames
   *     broke, if it has them all nevertheless
   */
  static List<String> differences(
      Account account, List<Section> report, boolean locals, boolean lossy) {
    Comparison comparison = new Comparison(account, report, lossy);
    comparison.process();
    comparison.threads(locals);
    return List.copyOf(comparison.differences);
  }

  private <S extends Section> Optional<S> section(Class<S> kind) {
    return report.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private void process() {
    report.stream()
        .filter(FailedSection.class::isInstance)
        .forEach(failed -> differences.add("a section failed: " + failed));
    Optional<ProcessSection> process = section(ProcessSection.class);
    Optional<PythonReport> python = process.flatMap(ProcessSection::python);
    String flavour = account.freeThreaded() ? "free-threaded" : "default";
    if (account.debug()) {
      flavour = account.freeThreaded() ? "free-threaded debug" : "debug";
    }
    same("version", account.version(), python.map(PythonReport::version).orElse(null));
    same("flavour", flavour, python.map(PythonReport::flavour).orElse(null));
    process.ifPresent(section -> {
      same("pid", account.pid(), section.pid().orElse(-1));
      same("uid", account.uid(), section.user().orElse(-1));
      parent(section.parent().orElse(-1));
    });
    Optional<CommandSection> command = section(CommandSection.class);
    sameUnlessCleared(
        "sys.argv", Optional.of(account.argv()), command.flatMap(CommandSection::argv));
    same(
        "environment",
        new TreeMap<>(account.environ()),
        command.flatMap(CommandSection::environment).map(TreeMap::new).orElse(null));
    same("cause known", true, section(CauseSection.class).isPresent());
    section(OverviewSection.class)
        .filter(overview -> overview.interpreters() == 1)
        .ifPresent(
            overview -> same("number of threads", account.threads().size(), overview.threads()));
  }

  private void threads(boolean locals) {
    List<ThreadReport> told = told().toList();
    for (Account.PyThread expected : account.threads()) {
      List<ThreadReport> candidates = told.stream().filter(t -> mayBe(expected, t)).toList();
      if (candidates.size() != 1) {
        differences.add(
            label(expected)
                + ": "
                + candidates.size()
                + " threads of the report fit, of "
                + told.size());
        continue;
      }
      thread(expected, candidates.getFirst(), locals);
    }
  }

  /**
   * The native id says it, where the thread told it; in subinterpreters one native thread has
   * several Python threads, so the outermost functions must fit too.
   */
  private static boolean mayBe(Account.PyThread expected, ThreadReport told) {
    if (expected.tid().isPresent()) {
      return told.tid().equals(expected.tid()) && oldest(expected).equals(oldest(told));
    }
    return told.name().equals(expected.name());
  }

  private static Optional<String> oldest(Account.PyThread thread) {
    return thread.frames().stream().findFirst().map(Account.Frame::function);
  }

  private static Optional<String> oldest(ThreadReport thread) {
    return thread.frames().stream().findFirst().map(FrameReport::function);
  }

  private void thread(Account.PyThread expected, ThreadReport told, boolean locals) {
    String label = label(expected);
    sameUnlessCleared(label + " name", expected.name(), told.name());
    List<? extends StackItem> stack = lossy ? told.frames() : told.stack();
    if (!lossy) {
      same(label + " depth", expected.depth(), told.depth());
    }
    if (account.holdsGil().isPresent() && !account.freeThreaded()) {
      boolean holds =
          told.statuses().stream().anyMatch(s -> s.kind() == ThreadStatus.Kind.HOLDS_GIL);
      same(label + " holds the GIL", account.holdsGil().getAsLong() == expected.ident(), holds);
    }
    if (stack.size() != expected.depth()) {
      differences.add(
          label
              + ": "
              + stack.size()
              + " items in the stack, expected "
              + expected.depth()
              + others(stack));
    }
    int shown = expected.frames().size();
    for (int i = 0; i < shown; i++) {
      // of a very deep stack the account has both ends
      int at = i < shown - i || shown == expected.depth() ? i : expected.depth() - shown + i;
      if (at < stack.size() && stack.get(at) instanceof FrameReport frame) {
        frame(label + " frame " + at, expected.frames().get(i), frame, locals);
      }
    }
  }

  private static String others(List<? extends StackItem> stack) {
    return stack.stream()
        .filter(item -> !(item instanceof FrameReport))
        .map(Objects::toString)
        .collect(Collectors.joining(", ", " (", ")"));
  }

  private void frame(String label, Account.Frame expected, FrameReport told, boolean locals) {
    String place = expected.function() + " " + expected.file() + ":" + expected.line();
    same(label + " function", expected.function(), told.function());
    if (told.qualname().isPresent()) {
      same(label + " qualname", expected.qualname(), told.qualname().get());
    }
    same(label + " file of " + expected.function(), expected.file(), told.file());
    same(label + " line of " + place, expected.line(), told.line().orElse(0));
    if (locals) {
      locals(label + " " + expected.function(), expected, told);
    }
  }

  private void locals(String label, Account.Frame expected, FrameReport told) {
    List<String> arguments = told.arguments().stream().map(LocalReport::name).toList();
    if (!expected.locals().isEmpty()) {
      same(
          label + " arguments",
          expected.arguments().stream().filter(expected.locals()::containsKey).toList(),
          arguments.stream().filter(expected.locals()::containsKey).toList());
    }
    Map<String, String> values = new TreeMap<>();
    Stream.concat(told.arguments().stream(), told.locals().stream())
        .forEach(local -> values.put(local.name(), local.value().line()));
    expected
        .locals()
        .forEach((name, local) -> {
          if (COUNTING_DOWN.contains(name)) {
            return;
          }
          if (!values.containsKey(name)) {
            differences.add(label + " has no local " + name);
            return;
          }
          Expected.mismatch(local, values.get(name))
              .ifPresent(problem -> differences.add(label + " local " + name + ": " + problem));
        });
  }

  /** The kernel writes the thread of the parent that started the process. */
  private void parent(int told) {
    if (!Files.exists(Path.of("/proc/" + account.ppid() + "/task/" + told))) {
      same("ppid", account.ppid(), told);
    }
  }

  /** An interpreter that finalizes empties its modules, sys and threading among them. */
  private <T> void sameUnlessCleared(String what, Optional<T> expected, Optional<T> told) {
    boolean finalizing =
        told()
            .anyMatch(
                t -> t.statuses().stream().anyMatch(s -> s.kind() == ThreadStatus.Kind.FINALIZING));
    if (!finalizing || told.isPresent()) {
      same(what, expected, told);
    }
  }

  private Stream<ThreadReport> told() {
    return report.stream()
        .filter(ThreadSection.class::isInstance)
        .flatMap(section -> ((ThreadSection) section).threads().stream());
  }

  private void same(String what, Object expected, Object told) {
    if (!Objects.equals(expected, told)) {
      differences.add(what + ": expected " + expected + ", told " + told);
    }
  }

  private static String label(Account.PyThread thread) {
    return "thread " + thread.role().orElse("-") + " " + thread.name().orElse("--");
  }
}
