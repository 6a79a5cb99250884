package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.layout.Axes;
import inquest.engine.layout.Flavour;
import inquest.engine.layout.Layouts;
import inquest.engine.layout.PythonVersion;
import inquest.engine.object.ObjectHeap;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printers;
import inquest.engine.show.Sample;
import inquest.engine.show.ShowLimits;
import inquest.engine.show.Shower;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each expectation is what the process itself printed. */
class FuturePrinterTest {
  private static String line(String name) {
    return Sample.values().line("awaiting." + name);
  }

  @Test
  void aTaskSaysWhatItRunsAndWhatItWaitsFor() {
    assertEquals(
        "<Task pending name='Task-1' coro=<coroutine() running at"
            + " /srv/programs/values_modern.py:61> wait_for=<Future pending"
            + " cb=[Task.task_wakeup()]>>",
        line("sleeping"));
  }

  @Test
  void aTaskThatIsDoneSaysItsResult() {
    assertEquals(
        "<Task finished name='Task-2' coro=<gives() done, defined at"
            + " /srv/programs/values_modern.py:68> result=[1, 1, 1, 1, 1, 1, ...]>",
        line("gave"));
  }

  @Test
  void aTaskThatFailedSaysItsException() {
    assertEquals(
        "<Task finished name='Task-3' coro=<fails() done, defined at"
            + " /srv/programs/values_modern.py:72> exception=ValueError('bad', 1)>",
        line("failed"));
  }

  @Test
  void aTaskThatWasAskedToEndIsCancelling() {
    assertEquals(
        "<Task cancelling name='Task-7' coro=<coroutine() running at"
            + " /srv/programs/values_modern.py:61> wait_for=<Future cancelled>>",
        line("cancelling"));
    assertEquals(
        "<Task cancelled name='Task-6' coro=<coroutine() done, defined at"
            + " /srv/programs/values_modern.py:60>>",
        line("cancelled"));
  }

  @Test
  void aClassThatDerivesFromTaskHasItsOwnName() {
    assertEquals(
        "<OwnTask pending name='Task-5' coro=<coroutine() running at"
            + " /srv/programs/values_modern.py:61> wait_for=<Future pending"
            + " cb=[OwnTask.task_wakeup()]>>",
        line("own_task"));
  }

  @Test
  void aFutureSaysItsState() {
    assertEquals("<Future pending>", Sample.values().line("modern.future"));
    assertEquals("<Future finished result=5>", Sample.values().line("modern.done"));
    assertEquals("<Future finished exception=KeyError('k')>", line("broken"));
    assertEquals("<Future cancelled>", line("ended"));
  }

  @Test
  void aFutureMadeInDebugModeSaysWhere() {
    assertEquals(
        "<Future pending created at /opt/python/lib/python3.12/asyncio/base_events.py:447>",
        line("debugged"));
  }

  @Test
  void namesAndResultsAreKeptBackWhereContentsAre() {
    Sample sample = Sample.values();
    assertEquals(
        "<Task finished name=<str, 6 characters> coro=<gives() done, defined at"
            + " /srv/programs/values_modern.py:68> result=<str, 50 characters>>",
        sample.redacted().line(sample.ref("awaiting.gave_text")));
  }

  @Test
  void aTaskThatMayNotBeOpenedSaysWhatItRuns() {
    Sample sample = Sample.values();
    assertEquals(
        "<Task pending … 3 more>",
        sample.shower(ShowLimits.defaults().withDepth(0)).line(sample.ref("awaiting.sleeping")));
  }

  private static String synthetic(ObjectHeap heap, Ref ref) {
    return new Shower(heap.objects(), Printers.none(), ShowLimits.defaults(), false).line(ref);
  }

  @Test
  void aNameThatIsStillANumberIsMadeOne() {
    ObjectHeap heap =
        new ObjectHeap(
            Layouts.shipped(PythonVersion.parse("3.13.0").orElseThrow(), Flavour.DEFAULT));
    Ref task = heap.object("TaskObj", heap.type("_asyncio.Task", 0, 0));
    heap.set(task.address(), "TaskObj", "task_name", heap.integer(7).address());
    assertEquals("<Task pending name='Task-7'>", synthetic(heap, task));
  }

  static Stream<ObjectHeap> python3() {
    return ObjectHeap.layouts().stream().map(ObjectHeap::new).filter(h -> !h.isPython2());
  }

  /** A future that is to call a builtin with an argument, as each version keeps it. */
  private static Ref calling(ObjectHeap heap) {
    Ref type = new Ref(heap.type("list", PyType.LIST_SUBCLASS, 0));
    Ref partial = heap.object("partialobject", heap.type("functools.partial", 0, 0));
    heap.set(partial.address(), "partialobject", "fn", type.address());
    heap.set(partial.address(), "partialobject", "args", heap.tuple(heap.integer(1)).address());
    heap.set(partial.address(), "partialobject", "kw", heap.dict().address());
    Ref future = heap.object("FutureObj", heap.type("_asyncio.Future", 0, 0));
    boolean first = heap.has("FutureObj", "fut_callback0");
    heap.set(
        future.address(),
        "FutureObj",
        first ? "fut_callback0" : "fut_callbacks",
        first ? partial.address() : heap.list(partial).address());
    return future;
  }

  @ParameterizedTest
  @MethodSource("python3")
  void argumentsOfCallbacksAreToldTo312(ObjectHeap heap) {
    boolean telling = heap.axes().attributes() != Axes.AttributeForm.INLINE_VALUES;
    assertEquals(
        telling ? "<Future pending cb=[list(1)()]>" : "<Future pending cb=[list()()]>",
        synthetic(heap, calling(heap)));
  }

  @ParameterizedTest
  @MethodSource("python3")
  void aCoroutineThatCannotBeReadLeavesTheRestStanding(ObjectHeap heap) {
    Ref task = heap.object("TaskObj", heap.type("_asyncio.Task", 0, 0));
    heap.set(task.address(), "TaskObj", "task_coro", 0x10);
    heap.set(task.address(), "TaskObj", "task_state", 2);
    heap.set(task.address(), "TaskObj", "task_result", heap.integer(5).address());
    String told = synthetic(heap, task);
    assertTrue(told.startsWith("<Task finished coro=<unreadable at 0x"), told);
    assertTrue(told.endsWith("> result=5>"), told);
  }

  @ParameterizedTest
  @MethodSource("python3")
  void aFutureThatIsItsOwnResultEnds(ObjectHeap heap) {
    Ref future = heap.object("FutureObj", heap.type("_asyncio.Future", 0, 0));
    heap.set(future.address(), "FutureObj", "fut_state", 2);
    heap.set(future.address(), "FutureObj", "fut_result", heap.list(future).address());
    assertEquals("<Future finished result=[...]>", synthetic(heap, future));
  }
}
