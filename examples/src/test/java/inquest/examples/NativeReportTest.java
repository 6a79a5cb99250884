package inquest.examples;

import static inquest.examples.CoreMaker.Writer.KERNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.Inquest;
import inquest.engine.report.FrameReport;
import inquest.engine.report.NativeReport;
import inquest.engine.report.NativeThreadsSection;
import inquest.engine.report.NotesSection;
import inquest.engine.report.Section;
import inquest.engine.report.StackItem;
import inquest.engine.report.ThreadReport;
import inquest.engine.report.ThreadSection;
import inquest.engine.report.Wanted;
import inquest.engine.report.Wanted.NativeFrames;
import inquest.engine.show.ShowLimits;
import inquest.examples.CoreMaker.Fixture;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which native frames a report tells, as they are wanted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeReportTest {
  private CoreMaker.Made made;
  private Inquest inquest;

  @BeforeAll
  void makeACore() throws Exception {
    List<Interpreter> interpreters = EachInterpreter.wanted();
    if (interpreters.isEmpty()) {
      throw Skip.because("reports with native frames", "no interpreter was found");
    }
    made = new CoreMaker().make(interpreters.getLast(), Fixture.of("native.py", "abort"), KERNEL);
    inquest = Product.open(made.core(), made.sysroot());
  }

  @AfterAll
  void removeIt() {
    if (inquest != null) {
      inquest.close();
    }
    if (made != null) {
      made.close();
    }
  }

  private List<Section> sections(NativeFrames natives, boolean plumbing) {
    Wanted wanted =
        Wanted.defaults().withAllFrames().withNativeFrames(natives, plumbing).withDefectsThrown();
    return inquest.report(wanted, ShowLimits.defaults(), false).sections();
  }

  private static <S extends Section> S section(List<Section> sections, Class<S> kind) {
    return sections.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  private static List<ThreadReport> threads(List<Section> sections) {
    return sections.stream()
        .filter(ThreadSection.class::isInstance)
        .flatMap(s -> ((ThreadSection) s).threads().stream())
        .toList();
  }

  /** That of the main thread, oldest first. */
  private static List<StackItem> stack(List<Section> sections) {
    return threads(sections).getFirst().stack();
  }

  private static List<StackItem> natives(List<StackItem> stack) {
    return stack.stream().filter(NativeReport.class::isInstance).toList();
  }

  private static long hiddenNotes(List<Section> sections) {
    return section(sections, NotesSection.class).notes().stream()
        .filter(n -> n.text().endsWith("--plumbing shows them"))
        .count();
  }

  @Test
  void withoutThemAStackIsPythonAlone() {
    List<StackItem> stack = stack(sections(NativeFrames.NONE, false));
    assertTrue(stack.stream().allMatch(FrameReport.class::isInstance), stack.toString());
  }

  @Test
  void mergedOnesStandBetweenThePythonFrames() {
    List<StackItem> stack = stack(sections(NativeFrames.MERGED, false));
    assertEquals(
        stack(sections(NativeFrames.NONE, false)).size(), stack.size() - natives(stack).size());
    int key = indexOf("key", stack);
    int compare = indexOf("compare", stack);
    assertTrue(compare > key + 1, stack.toString());
    assertEquals(compare - key - 1, natives(stack.subList(key, compare)).size());
  }

  private static int indexOf(String function, List<StackItem> stack) {
    for (int i = 0; i < stack.size(); i++) {
      if (stack.get(i) instanceof FrameReport frame && frame.function().equals(function)) {
        return i;
      }
    }
    throw new AssertionError(function + " in " + stack);
  }

  @Test
  void framesThatOnlyCarryCallsAreLeftOutWithANote() {
    List<Section> sections = sections(NativeFrames.MERGED, false);
    assertEquals(1, hiddenNotes(sections));
    List<Section> whole = sections(NativeFrames.MERGED, true);
    assertEquals(0, hiddenNotes(whole));
    assertTrue(natives(stack(whole)).size() > natives(stack(sections)).size());
    assertTrue(stack(whole).containsAll(natives(stack(sections))));
  }

  @Test
  void theLastAreThoseThatTheInnermostPythonFrameCalled() {
    List<StackItem> stack = stack(sections(NativeFrames.LAST, false));
    int finish = indexOf("finish", stack);
    List<StackItem> merged = stack(sections(NativeFrames.MERGED, false));
    assertEquals(natives(stack), stack.subList(finish + 1, stack.size()));
    assertEquals(
        merged.subList(indexOf("finish", merged) + 1, merged.size()),
        stack.subList(finish + 1, stack.size()));
    assertFalse(natives(stack).isEmpty());
  }

  @Test
  void threadsWithoutPythonHaveTheirsOnlyWhereAllAreWanted() {
    NativeThreadsSection merged =
        section(sections(NativeFrames.MERGED, false), NativeThreadsSection.class);
    assertEquals(1, merged.count());
    assertEquals(List.of(), merged.groups().getFirst().stack());
    List<StackItem> stack =
        section(sections(NativeFrames.ALL, false), NativeThreadsSection.class)
            .groups()
            .getFirst()
            .stack();
    assertTrue(
        stack.getLast() instanceof NativeReport frame
            && frame.function().orElse("").contains("pause"),
        stack.toString());
  }

  @Test
  void nothingOfAThreadWithoutPythonIsHidden() {
    assertEquals(
        section(sections(NativeFrames.ALL, true), NativeThreadsSection.class).groups(),
        section(sections(NativeFrames.ALL, false), NativeThreadsSection.class).groups());
  }
}
