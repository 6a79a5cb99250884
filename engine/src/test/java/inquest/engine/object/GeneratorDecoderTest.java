package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.object.Execution.Generator.State;

class GeneratorDecoderTest {
  private static Ref code(ObjectHeap heap) {
    Ref code = heap.object("PyCodeObject", heap.type("code", 0, 0));
    heap.set(code.address(), "PyCodeObject", "co_name", heap.str("g").address());
    return code;
  }

  /** A generator in a state of the numbers of its version. */
  private static Ref generator(ObjectHeap heap, String constant, int lasti) {
    Ref ref = heap.object("PyGenObject", heap.type("generator", 0, 0));
    Ref code = code(heap);
    heap.setIfPresent(ref.address(), "PyGenObject", "gi_name", heap.str("g").address());
    heap.setIfPresent(ref.address(), "PyGenObject", "gi_qualname", heap.str("C.g").address());
    heap.setIfPresent(ref.address(), "PyGenObject", "gi_code", code.address());
    if (heap.has("PyGenObject", "gi_iframe")) {
      heap.set(ref.address(), "PyGenObject", "gi_frame_state", state(heap, constant));
    } else {
      Ref frame = heap.object("PyFrameObject", heap.type("frame", 0, 0));
      heap.set(frame.address(), "PyFrameObject", "f_lasti", lasti);
      heap.set(ref.address(), "PyGenObject", "gi_frame", frame.address());
      if (heap.has("PyFrameObject", "f_state")) {
        heap.set(frame.address(), "PyFrameObject", "f_state", state(heap, constant));
      } else {
        heap.set(ref.address(), "PyGenObject", "gi_running", lasti == 7 ? 1 : 0);
      }
    }
    return ref;
  }

  private static long state(ObjectHeap heap, String constant) {
    return heap.layout().constant(constant).orElseThrow();
  }

  private static Execution.Generator read(ObjectHeap heap, Ref ref) {
    return (Execution.Generator) heap.objects().value(ref);
  }

  @EveryLayout
  void tellsWhatAGeneratorIsDoing(ObjectHeap heap) {
    assertEquals(State.CREATED, read(heap, generator(heap, "FRAME_CREATED", -1)).state());
    assertEquals(State.SUSPENDED, read(heap, generator(heap, "FRAME_SUSPENDED", 4)).state());
    assertEquals(State.RUNNING, read(heap, generator(heap, "FRAME_EXECUTING", 7)).state());
  }

  @EveryLayout
  void knowsItsNameAndFrame(ObjectHeap heap) {
    Execution.Generator read = read(heap, generator(heap, "FRAME_SUSPENDED", 4));
    assertEquals("g", read.name());
    assertEquals(heap.isPython2() ? "g" : "C.g", read.qualname());
    assertTrue(read.frame().isPresent());
  }

  @EveryLayout
  void aFinishedOneHasNoFrame(ObjectHeap heap) {
    Ref ref = generator(heap, "FRAME_CLEARED", 4);
    heap.setIfPresent(ref.address(), "PyGenObject", "gi_frame", 0);
    Execution.Generator read = read(heap, ref);
    assertEquals(State.CLOSED, read.state());
    assertTrue(read.frame().isEmpty());
  }
}
