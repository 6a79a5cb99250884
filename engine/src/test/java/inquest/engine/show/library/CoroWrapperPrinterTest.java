package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.layout.Flavour;
import inquest.engine.layout.Layouts;
import inquest.engine.layout.PythonVersion;
import inquest.engine.object.ObjectHeap;
import inquest.engine.object.Ref;
import inquest.engine.show.ShowLimits;
import inquest.engine.show.Shower;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coroutines in debug mode, as the versions that have them make them. */
class CoroWrapperPrinterTest {
  private static final int CO_GENERATOR = 0x20;

  private static ObjectHeap heap(String version) {
    return new ObjectHeap(
        Layouts.shipped(PythonVersion.parse(version).orElseThrow(), Flavour.DEFAULT));
  }

  private static Ref code(ObjectHeap heap, int line, int flags) {
    Ref code = heap.object("PyCodeObject", heap.type("code", 0, 0));
    heap.set(code.address(), "PyCodeObject", "co_name", heap.str("work").address());
    heap.set(code.address(), "PyCodeObject", "co_filename", heap.str("app.py").address());
    heap.set(code.address(), "PyCodeObject", "co_firstlineno", line);
    heap.set(code.address(), "PyCodeObject", "co_flags", flags);
    return code;
  }

  private static Ref function(ObjectHeap heap, int flags) {
    Ref function = heap.object("PyFunctionObject", heap.type("function", 0, 0));
    long at = function.address();
    heap.set(at, "PyFunctionObject", "func_name", heap.str("work").address());
    heap.set(at, "PyFunctionObject", "func_qualname", heap.str("work").address());
    heap.set(at, "PyFunctionObject", "func_code", code(heap, 7, flags).address());
    return function;
  }

  private static Ref generator(ObjectHeap heap, boolean running) {
    Ref ref = heap.object("PyGenObject", heap.type("generator", 0, 0));
    heap.set(ref.address(), "PyGenObject", "gi_name", heap.str("work").address());
    heap.set(ref.address(), "PyGenObject", "gi_qualname", heap.str("work").address());
    heap.set(ref.address(), "PyGenObject", "gi_code", code(heap, 3, CO_GENERATOR).address());
    if (running) {
      Ref frame = heap.object("PyFrameObject", heap.type("frame", 0, 0));
      heap.set(frame.address(), "PyFrameObject", "f_lasti", 4);
      heap.set(ref.address(), "PyGenObject", "gi_frame", frame.address());
    }
    return ref;
  }

  private static String shown(ObjectHeap heap, Object... attributes) {
    int size = heap.struct("PyObject").size();
    long type =
        heap.heapType("asyncio.coroutines", "CoroWrapper", heap.type("object", 0, 0), 0, size + 16);
    heap.set(type, "PyTypeObject", "tp_dictoffset", size);
    Ref ref = heap.object("PyObject", type, 16);
    heap.word(ref.address() + size, heap.dict(attributes).address());
    return new Shower(
            heap.objects(),
            LibraryPrinters.all(),
            ShowLimits.defaults(),
            false,
            standing -> OptionalInt.of(20))
        .line(ref);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.6.15", "3.7.16", "3.9.18"})
  void aGeneratorSaysWhereItStands(String version) {
    ObjectHeap heap = heap(version);
    assertEquals(
        "<CoroWrapper work() running at app.py:20>",
        shown(heap, "gen", generator(heap, true), "func", function(heap, CO_GENERATOR)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.6.15", "3.7.16", "3.9.18"})
  void aGeneratorThatHasEndedSaysWhereItIsDefined(String version) {
    ObjectHeap heap = heap(version);
    assertEquals(
        "<CoroWrapper work() done, defined at app.py:3>",
        shown(heap, "gen", generator(heap, false), "func", function(heap, CO_GENERATOR)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.6.15", "3.7.16", "3.9.18"})
  void aPlainFunctionThatWasDecoratedSaysWhereItIsDefined(String version) {
    ObjectHeap heap = heap(version);
    assertEquals(
        "<CoroWrapper work() running, defined at app.py:7>",
        shown(heap, "gen", generator(heap, true), "func", function(heap, 0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.6.15", "3.9.18"})
  void whatIsNoCoroutineIsShownByItsAttributes(String version) {
    ObjectHeap heap = heap(version);
    String told = shown(heap, "gen", heap.integer(1));
    assertEquals(" gen=1>", told.substring(told.indexOf(" gen=")));
  }
}
