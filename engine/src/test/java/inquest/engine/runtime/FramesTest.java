package inquest.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.object.Ref;
import inquest.engine.runtime.PythonHeap.Names;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chains of frames and what is in them, in every layout that Inquest ships. */
class FramesTest {
  private static final String ALL = "inquest.engine.runtime.PythonHeap#all";
  private static final String FROM_3_11 = "inquest.engine.runtime.PythonHeap#withInterpreterFrames";
  private static final long NOWHERE = 0xcccc_cccc_cccc_ccc8L;

  private static List<String> functions(FrameList frames) {
    return frames.frames().stream()
        .map(f -> f.code().toOptional().flatMap(c -> c.name().toOptional()).orElse("lost"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void areFollowedFromTheInnermostOutwards(PythonHeap heap) {
    long thread =
        heap.threadWith(
            heap.frame(heap.code("inner")),
            heap.frame(heap.code("middle")),
            heap.frame(heap.code("été")));
    FrameList found = heap.frames(thread);
    assertEquals(List.of("inner", "middle", "été"), functions(found));
    assertEquals(List.of(0, 1, 2), found.frames().stream().map(Frame::index).toList());
    assertEquals(List.of(), found.notes());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void sayFileAndLine(PythonHeap heap) {
    Frame frame = heap.frames(heap.threadWith(heap.frame(heap.code("f")))).frames().getFirst();
    CodeObject code = frame.code().toOptional().orElseThrow();
    assertEquals(new Decoded.Whole<>("/srv/f.py"), code.filename());
    assertEquals(10, code.firstLine());
    assertEquals(new Decoded.Whole<>(PythonHeap.AT), frame.instruction());
    assertEquals(11, frame.position().toOptional().orElseThrow().line().orElseThrow());
    if (heap.hasInterpreterFrames()) {
      assertEquals(new Decoded.Whole<>("Class.f"), code.displayName());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void haveArgumentsLocalsAndCells(PythonHeap heap) {
    Ref one = heap.heap().integer(1);
    Ref two = heap.heap().integer(2);
    Ref shared = heap.heap().str("shared");
    Names names = new Names(List.of("a", "b"), List.of("c", "unset"), List.of("d"));
    long frame = heap.frame(heap.code("f", names), one, two, one, new Ref(0), heap.cell(shared));
    LocalList locals = locals(heap, frame);
    assertEquals(
        List.of(
            "ARGUMENT a " + one.address(),
            "ARGUMENT b " + two.address(),
            "LOCAL c " + one.address(),
            "LOCAL unset 0",
            "CELL d " + shared.address()),
        locals.locals().stream()
            .map(l ->
                l.kind() + " " + l.name() + " " + l.value().toOptional().orElseThrow().address())
            .toList());
    assertEquals(List.of(), locals.notes());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void takeAnArgumentThatInnerFunctionsShareFromItsCell(PythonHeap heap) {
    Ref value = heap.heap().str("value");
    Ref cell = heap.cell(value);
    Names names = new Names(List.of("a"), List.of(), List.of("a"));
    // to 3.10 the argument's own slot is emptied and the cell has another one
    Ref[] slots = heap.hasInterpreterFrames() ? new Ref[] {cell} : new Ref[] {new Ref(0), cell};
    LocalList locals = locals(heap, heap.frame(heap.code("f", names), slots));
    assertEquals(1, locals.locals().size());
    Local argument = locals.locals().getFirst();
    assertEquals(Local.Kind.ARGUMENT, argument.kind());
    assertEquals(new Decoded.Whole<>(value), argument.value());
  }

  private static LocalList locals(PythonHeap heap, long frame) {
    Frame found = heap.frames(heap.threadWith(frame)).frames().getFirst();
    return new Locals(heap.heap().objects()).of(found);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void beforeABrokenLinkAreKept(PythonHeap heap) {
    long inner = heap.frame(heap.code("inner"));
    long outer = heap.frame(heap.code("outer"));
    long thread = heap.threadWith(inner, outer);
    heap.link(outer, NOWHERE);
    FrameList found = heap.frames(thread);
    assertEquals(List.of("inner", "outer"), functions(found));
    assertEquals(
        List.of(
            Note.warning(
                "thread 1",
                "the chain of frames breaks at the frame at 0xccccccccccccccc8, unreadable at"
                    + " 0x"
                    + Long.toHexString(NOWHERE + previousAt(heap))
                    + ": not mapped; 2 frames before it")),
        found.notes());
  }

  private static int previousAt(PythonHeap heap) {
    return heap.heap()
        .offset(heap.frameStruct(), heap.hasInterpreterFrames() ? "previous" : "f_back");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void thatComeBackEnd(PythonHeap heap) {
    long inner = heap.frame(heap.code("inner"));
    long outer = heap.frame(heap.code("outer"));
    long thread = heap.threadWith(inner, outer);
    heap.link(outer, inner);
    FrameList found = heap.frames(thread);
    assertEquals(List.of("inner", "outer"), functions(found));
    assertEquals(
        "the chain of frames comes back to the frame at 0x"
            + Long.toHexString(inner)
            + "; 2 frames before it",
        found.notes().getFirst().text());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void withoutACodeObjectCostOnlyThemselves(PythonHeap heap) {
    Ref wrong = heap.heap().str("no code");
    long odd = heap.frame(heap.code("gone"));
    heap.heap().set(odd, heap.frameStruct(), codeField(heap), wrong.address());
    long thread =
        heap.threadWith(heap.frame(heap.code("inner")), odd, heap.frame(heap.code("outer")));
    FrameList found = heap.frames(thread);
    assertEquals(List.of("inner", "lost", "outer"), functions(found));
    assertEquals(
        List.of(
            "frame 1: what it executes, at 0x"
                + Long.toHexString(wrong.address())
                + ", is no code object"),
        found.notes().stream().map(Note::text).toList());
    assertInstanceOf(Decoded.Lost.class, found.frames().get(1).position());
  }

  private static String codeField(PythonHeap heap) {
    return heap.hasInterpreterFrames() ? heap.executable() : "f_code";
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void withADamagedNameKeepTheRest(PythonHeap heap) {
    Ref code = heap.code("f");
    heap.heap().set(code.address(), "PyCodeObject", "co_name", NOWHERE);
    CodeObject found =
        heap.frames(heap.threadWith(heap.frame(code)))
            .frames()
            .getFirst()
            .code()
            .toOptional()
            .orElseThrow();
    assertInstanceOf(Decoded.Lost.class, found.name());
    assertEquals(new Decoded.Whole<>("/srv/f.py"), found.filename());
  }

  @ParameterizedTest
  @MethodSource(FROM_3_11)
  void thatHaveNotComeToTheirFirstInstructionAreNotShown(PythonHeap heap) {
    Ref code = heap.code("starting");
    heap.heap().set(code.address(), "PyCodeObject", "_co_firsttraceable", 5);
    long thread = heap.threadWith(heap.frame(code), heap.frame(heap.code("outer")));
    assertEquals(List.of("outer"), functions(heap.frames(thread)));
  }

  @ParameterizedTest
  @MethodSource(FROM_3_11)
  void ofTheInterpreterItselfMarkWhereCCalled(PythonHeap heap) {
    if (heap.heap().has("_PyInterpreterFrame", "is_entry")) {
      return; // 3.11 has a flag instead
    }
    long thread =
        heap.threadWith(
            heap.frame(heap.code("called")),
            heap.frame(heap.code("entered")),
            heap.shim(),
            heap.frame(heap.code("outer")));
    Map<String, Boolean> entries =
        heap.frames(thread).frames().stream()
            .collect(
                Collectors.toMap(
                    f -> f.code().toOptional().orElseThrow().name().toOptional().orElseThrow(),
                    Frame::entry));
    assertEquals(Map.of("called", false, "entered", true, "outer", true), entries);
  }

  @ParameterizedTest
  @MethodSource(FROM_3_11)
  void behindALinkThatWasNotSavedAreTakenFromTheDataStack(PythonHeap heap) {
    long thread = heap.stacked(heap.code("outer"), heap.code("middle"), heap.code("inner"));
    long inner = heap.frames(thread).frames().getFirst().address();
    heap.link(inner, NOWHERE);
    FrameList found = heap.frames(thread);
    assertEquals(List.of("inner", "middle", "outer"), functions(found));
    assertEquals(1, found.notes().size());
    assertTrue(
        found
            .notes()
            .getFirst()
            .text()
            .endsWith(
                "1 frame before it; what follows is taken from where frames lie, without those of"
                    + " generators"),
        found.notes().toString());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void moreThanTheLimitAreCutWithANote(PythonHeap heap) {
    long[] frames = new long[1001];
    Ref code = heap.code("f");
    for (int i = 0; i < frames.length; i++) {
      frames[i] = heap.frame(code);
    }
    FrameList found = heap.frames(heap.threadWith(frames));
    assertEquals(1000, found.frames().size());
    assertEquals("only the innermost 1000 frames were followed", found.notes().getFirst().text());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void ofAThreadThatRunsNoPythonAreNone(PythonHeap heap) {
    FrameList found = heap.frames(heap.threadWith());
    assertEquals(List.of(), found.frames());
    assertTrue(found.notes().isEmpty());
  }
}
