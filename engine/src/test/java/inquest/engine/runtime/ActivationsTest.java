package inquest.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.layout.Axes.FrameChain;
import inquest.engine.object.ObjectHeap;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames taken apart into runs of the evaluation loop, in every layout that Inquest ships. */
class ActivationsTest {
  private static final long NOWHERE = 0xcccc_cccc_cccc_ccc8L;

  private static Stream<PythonHeap> all() {
    return PythonHeap.all();
  }

  private static Stream<PythonHeap> withFrameObjects() {
    return PythonHeap.all().filter(h -> chain(h) == FrameChain.FRAME_OBJECTS);
  }

  private static Stream<PythonHeap> withCframes() {
    return PythonHeap.all().filter(h -> chain(h) == FrameChain.CFRAME);
  }

  private static Stream<PythonHeap> withBoundaries() {
    return PythonHeap.all().filter(h -> chain(h) == FrameChain.CURRENT_FRAME);
  }

  private static FrameChain chain(PythonHeap heap) {
    return heap.heap().axes().frames();
  }

  private static List<Activation> activations(PythonHeap heap, long thread) {
    var objects = heap.heap().objects();
    FrameLinks links = FrameLinks.of(objects, new CodeObjects(objects));
    return new Activations(links).of(thread, heap.frames(thread).frames());
  }

  private static List<List<Long>> addresses(List<Activation> activations) {
    return activations.stream().map(a -> a.frames().stream().map(Frame::address).toList()).toList();
  }

  private static List<OptionalLong> anchors(List<Activation> activations) {
    return activations.stream().map(Activation::anchor).toList();
  }

  /** Links cframes, the innermost first; each is at a frame, the last is the thread's own. */
  private static long[] cframes(PythonHeap python, long thread, long... frames) {
    ObjectHeap heap = python.heap();
    long[] cframes = new long[frames.length];
    for (int i = 0; i < frames.length; i++) {
      cframes[i] = heap.allocate(heap.struct("_PyCFrame").size());
      heap.set(cframes[i], "_PyCFrame", "current_frame", frames[i]);
      if (i > 0) {
        heap.set(cframes[i - 1], "_PyCFrame", "previous", cframes[i]);
      }
    }
    String root = heap.has("PyThreadState", "root_cframe") ? "root_cframe" : "cframe";
    heap.set(
        cframes[frames.length - 1],
        "_PyCFrame",
        "previous",
        thread + heap.offset("PyThreadState", root));
    heap.set(thread, "PyThreadState", "cframe", cframes[0]);
    return cframes;
  }

  @ParameterizedTest
  @MethodSource("all")
  void ofAThreadWithoutFramesAreNone(PythonHeap heap) {
    assertEquals(List.of(), activations(heap, heap.threadWith()));
  }

  @ParameterizedTest
  @MethodSource("withFrameObjects")
  void everyFrameObjectIsARunOfItsOwn(PythonHeap heap) {
    long inner = heap.frame(heap.code("inner"));
    long outer = heap.frame(heap.code("outer"));
    List<Activation> found = activations(heap, heap.threadWith(inner, outer));
    assertEquals(List.of(List.of(inner), List.of(outer)), addresses(found));
    assertEquals(List.of(OptionalLong.empty(), OptionalLong.empty()), anchors(found));
  }

  @ParameterizedTest
  @MethodSource("withBoundaries")
  void aRunEndsAtTheInterpretersOwnFrameWhichIsItsAnchor(PythonHeap heap) {
    long called = heap.frame(heap.code("called"));
    long entered = heap.frame(heap.code("entered"));
    long first = heap.shim();
    long outer = heap.frame(heap.code("outer"));
    long second = heap.shim();
    List<Activation> found =
        activations(heap, heap.threadWith(called, entered, first, outer, second));
    assertEquals(List.of(List.of(called, entered), List.of(outer)), addresses(found));
    assertEquals(List.of(OptionalLong.of(first), OptionalLong.of(second)), anchors(found));
  }

  /** C called something that has not come to its first frame yet, or whose frames are not shown. */
  @ParameterizedTest
  @MethodSource("withBoundaries")
  void boundariesWithoutFramesBetweenAreNoRuns(PythonHeap heap) {
    long empty = heap.shim();
    long inner = heap.frame(heap.code("inner"));
    long boundary = heap.shim();
    List<Activation> found = activations(heap, heap.threadWith(empty, inner, boundary));
    assertEquals(List.of(List.of(inner)), addresses(found));
    assertEquals(List.of(OptionalLong.of(boundary)), anchors(found));
  }

  @ParameterizedTest
  @MethodSource("withBoundaries")
  void aChainThatBreaksKeepsTheAnchorsBeforeIt(PythonHeap heap) {
    long inner = heap.frame(heap.code("inner"));
    long boundary = heap.shim();
    long outer = heap.frame(heap.code("outer"));
    long thread = heap.threadWith(inner, boundary, outer);
    heap.link(outer, NOWHERE);
    List<Activation> found = activations(heap, thread);
    assertEquals(List.of(inner), addresses(found).getFirst());
    assertTrue(found.size() <= 2, found.toString());
  }

  @ParameterizedTest
  @MethodSource("withBoundaries")
  void aChainThatComesBackEnds(PythonHeap heap) {
    long inner = heap.frame(heap.code("inner"));
    long boundary = heap.shim();
    long thread = heap.threadWith(inner, boundary);
    heap.link(boundary, inner);
    List<Activation> found = activations(heap, thread);
    assertEquals(OptionalLong.of(boundary), found.getFirst().anchor());
  }

  @ParameterizedTest
  @MethodSource("withCframes")
  void theCframeThatIsAtAFrameOfTheRunIsItsAnchor(PythonHeap heap) {
    long inner = heap.frame(heap.code("inner"));
    long outer = heap.frame(heap.code("outer"));
    entry(heap, inner);
    long thread = between(heap, inner, outer);
    long[] cframes = cframes(heap, thread, inner, outer);
    List<Activation> found = activations(heap, thread);
    assertEquals(List.of(List.of(inner), List.of(outer)), addresses(found));
    assertEquals(List.of(OptionalLong.of(cframes[0]), OptionalLong.of(cframes[1])), anchors(found));
  }

  /** A flag in 3.11; in 3.12 a frame of the interpreter's own lies between. */
  private static void entry(PythonHeap heap, long frame) {
    heap.heap().setIfPresent(frame, "_PyInterpreterFrame", "is_entry", 1);
  }

  private static long between(PythonHeap heap, long inner, long outer) {
    return heap.heap().has("_PyInterpreterFrame", "is_entry")
        ? heap.threadWith(inner, outer)
        : heap.threadWith(inner, heap.shim(), outer);
  }

  @ParameterizedTest
  @MethodSource("withCframes")
  void asManyCframesAsRunsAreMatchedInOrderWhereTheirFramesAreNotShown(PythonHeap heap) {
    long inner = heap.frame(heap.code("inner"));
    long outer = heap.frame(heap.code("outer"));
    entry(heap, inner);
    long thread = between(heap, inner, outer);
    long hidden = heap.frame(heap.code("hidden"));
    long[] cframes = cframes(heap, thread, inner, hidden);
    assertEquals(
        List.of(OptionalLong.of(cframes[0]), OptionalLong.of(cframes[1])),
        anchors(activations(heap, thread)));
  }

  @ParameterizedTest
  @MethodSource("withCframes")
  void aCframeChainThatComesBackEnds(PythonHeap heap) {
    long inner = heap.frame(heap.code("inner"));
    long thread = heap.threadWith(inner);
    long[] cframes = cframes(heap, thread, inner, inner);
    heap.heap().set(cframes[1], "_PyCFrame", "previous", cframes[0]);
    assertEquals(List.of(OptionalLong.of(cframes[0])), anchors(activations(heap, thread)));
  }

  @ParameterizedTest
  @MethodSource("withCframes")
  void aCframeThatCannotBeReadLeavesTheRunsWithoutAnchors(PythonHeap heap) {
    long inner = heap.frame(heap.code("inner"));
    long thread = heap.threadWith(inner);
    long[] cframes = cframes(heap, thread, inner);
    heap.heap().set(cframes[0], "_PyCFrame", "previous", NOWHERE);
    assertEquals(List.of(OptionalLong.empty()), anchors(activations(heap, thread)));
  }
}
