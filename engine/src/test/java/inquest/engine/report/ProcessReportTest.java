package inquest.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.Inquest;
import inquest.engine.object.Ref;
import inquest.engine.runtime.PythonThread;
import inquest.engine.show.ShowLimits;
import inquest.engine.show.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The report of a sample core, told in different ways. */
class ProcessReportTest {
  private static final Path CORE = Path.of("..", "examples", "cores", "demo.core.xz");

  private static Inquest inquest;

  @BeforeAll
  static void open() throws Exception {
    inquest = Inquest.open(CORE, Inquest.Options.defaults());
  }

  @AfterAll
  static void close() {
    inquest.close();
  }

  private static Wanted wanted() {
    return Wanted.defaults().withDefectsThrown();
  }

  private static List<Section> sections(Wanted wanted) {
    return inquest.report(wanted, ShowLimits.defaults(), false).sections();
  }

  private static List<ThreadSection> threads(List<Section> sections) {
    return sections.stream()
        .filter(ThreadSection.class::isInstance)
        .map(ThreadSection.class::cast)
        .toList();
  }

  /** The report with values of our own making. */
  private static Report with(Values values, Wanted wanted) {
    return new ProcessReport(
        new ProcessReport.Subject(
            "demo",
            inquest.image(),
            inquest::python,
            found -> values,
            false,
            new SourceFiles(List.of(), Optional.empty(), Optional::empty),
            inquest::joiner,
            List::of,
            List::of),
        wanted);
  }

  @Test
  void sectionsComeInTheOrderInWhichAReaderWantsThem() {
    List<String> kinds = new ArrayList<>();
    for (Section section : sections(wanted())) {
      String kind = section.getClass().getSimpleName();
      if (kinds.isEmpty() || !kinds.getLast().equals(kind)) {
        kinds.add(kind);
      }
    }
    assertEquals(
        List.of(
            "ProcessSection",
            "CauseSection",
            "CommandSection",
            "OverviewSection",
            "ThreadSection",
            "NativeThreadsSection",
            "EvidenceSection",
            "NotesSection"),
        kinds);
  }

  @Test
  void eachThreadIsToldOnceFoldedOrNot() {
    List<Integer> numbers =
        inquest.python().orElseThrow().threads().stream().map(PythonThread::number).toList();
    for (boolean fold : new boolean[] {true, false}) {
      List<Integer> told =
          threads(sections(wanted().withFold(fold))).stream()
              .flatMap(section -> section.threads().stream())
              .map(ThreadReport::number)
              .sorted()
              .toList();
      assertEquals(numbers, told);
    }
    assertEquals(numbers.size(), threads(sections(wanted().withFold(false))).size());
  }

  @Test
  void threadsThatWaitAtTheSamePlaceAreFolded() {
    List<Integer> folded =
        threads(sections(wanted())).stream()
            .filter(section -> section.threads().size() > 1)
            .flatMap(section -> section.threads().stream())
            .map(ThreadReport::number)
            .toList();
    assertEquals(List.of(4, 5, 7), folded);
  }

  @Test
  void threadsWhoseLocalsDifferAreNotFolded() {
    List<ThreadSection> sections = threads(sections(wanted().withLocals(true)));
    assertEquals(List.of(), sections.stream().filter(s -> s.threads().size() > 1).toList());
    assertTrue(
        sections.stream()
            .flatMap(section -> section.first().frames().stream())
            .anyMatch(frame -> !frame.arguments().isEmpty() && !frame.locals().isEmpty()));
  }

  @Test
  void localsAreNotReadUnlessAskedFor() {
    with(new Refusing(), wanted()).sections();
    assertThrows(
        IllegalStateException.class,
        () -> with(new Refusing(), wanted().withLocals(true)).sections());
  }

  @Test
  void theFirstThreadIsToldBeforeTheSecondIsMade() {
    Set<Ref> shown = new HashSet<>();
    List<Integer> shownBefore = new ArrayList<>();
    Values counting =
        new Values() {
          @Override
          public Shown value(Ref ref) {
            shown.add(ref);
            return new Shown.Text("x");
          }

          @Override
          public String exception(Ref ref) {
            return "E";
          }
        };
    with(counting, wanted().withLocals(true))
        .<RuntimeException>tell(section -> {
          if (section instanceof ThreadSection) {
            shownBefore.add(shown.size());
          }
        });
    assertTrue(shownBefore.getFirst() < shownBefore.getLast(), shownBefore.toString());
  }

  @Test
  void aDefectCostsItsOwnSectionOnly() {
    List<Section> sections = with(new Refusing(), Wanted.defaults().withLocals(true)).sections();
    List<FailedSection> failed =
        sections.stream()
            .filter(FailedSection.class::isInstance)
            .map(FailedSection.class::cast)
            .toList();
    assertFalse(failed.isEmpty());
    assertTrue(
        failed.getFirst().defect().startsWith("IllegalStateException: refused at "),
        failed.getFirst().defect());
    assertTrue(sections.getLast() instanceof NotesSection);
    assertTrue(sections.getFirst() instanceof ProcessSection);
  }

  @Test
  void whatTheReaderThrowsIsNotTakenForADefect() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            with(new Refusing(), Wanted.defaults())
                .<RuntimeException>tell(section -> {
                  throw new IllegalArgumentException("the reader's own");
                }));
  }

  @Test
  void aLongStackKeepsItsEnds() {
    Wanted two = new Wanted(false, false, true, Wanted.NativeFrames.NONE, false, 2, 100, false);
    for (ThreadSection section : threads(sections(two))) {
      ThreadReport thread = section.first();
      int left =
          thread.stack().stream()
              .mapToInt(item -> item instanceof StackItem.Elided out ? out.frames() : 0)
              .sum();
      assertEquals(thread.depth(), thread.frames().size() + left);
    }
  }

  @Test
  void theCauseNamesTheThreadThatDied() {
    CauseSection cause =
        sections(wanted()).stream()
            .filter(CauseSection.class::isInstance)
            .map(CauseSection.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(6, cause.thread().orElseThrow());
    assertEquals("SEGV_MAPERR", cause.signal().orElseThrow().codeName().orElseThrow());
    List<Integer> died =
        threads(sections(wanted())).stream()
            .flatMap(section -> section.threads().stream())
            .filter(thread ->
                thread.statuses().stream()
                    .anyMatch(status -> status.kind() == ThreadStatus.Kind.DIED))
            .map(ThreadReport::number)
            .toList();
    assertEquals(List.of(6), died);
  }

  /** Fails like a defect of a printer would. */
  private static final class Refusing implements Values {
    @Override
    public Shown value(Ref ref) {
      throw new IllegalStateException("refused");
    }

    @Override
    public String exception(Ref ref) {
      return "E";
    }
  }
}
