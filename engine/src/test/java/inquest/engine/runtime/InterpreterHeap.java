package inquest.engine.runtime;

import inquest.engine.layout.Axes.AttributeForm;
import inquest.engine.layout.Layout;
import inquest.engine.note.Notes;
import inquest.engine.object.InstanceWriter;
import inquest.engine.object.ObjectHeap;
import inquest.engine.object.Ref;
import inquest.engine.target.Mapping;
import inquest.engine.target.NativeThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One interpreter with threads, their names and its GIL, written as a layout says. */
final class InterpreterHeap {
  private final PythonHeap python;
  private final ObjectHeap heap;
  private final Layout layout;
  private final long interpreter;
  private final OptionalLong runtime;
  private final List<Long> threads = new ArrayList<>();
  private final List<Object> active = new ArrayList<>();
  private final Map<String, Long> symbols = new HashMap<>();

  InterpreterHeap(PythonHeap python) {
    this.python = python;
    this.heap = python.heap();
    this.layout = heap.layout();
    interpreter = heap.allocate(layout.struct("PyInterpreterState").size());
    boolean own = heap.has("PyInterpreterState", "ceval.gil");
    boolean shared = heap.has("_PyRuntimeState", "ceval.gil");
    runtime =
        shared
            ? OptionalLong.of(heap.allocate(layout.struct("_PyRuntimeState").size()))
            : OptionalLong.empty();
    if (own) {
      long gil = heap.allocate(layout.struct("_gil_runtime_state").size());
      heap.setIfPresent(gil, "_gil_runtime_state", "enabled", 1);
      heap.set(interpreter, "PyInterpreterState", "ceval.gil", gil);
    } else if (!shared) {
      symbols.put("_PyThreadState_Current", heap.allocate(8));
      symbols.put("interpreter_lock", heap.allocate(8));
      heap.word(symbols.get("interpreter_lock"), heap.allocate(32));
    }
  }

  /** One in each layout that Inquest ships. */
  static Stream<InterpreterHeap> all() {
    return PythonHeap.all().map(InterpreterHeap::new);
  }

  ObjectHeap heap() {
    return heap;
  }

  /** Where the lock of the GIL lies. */
  long gil() {
    if (heap.has("PyInterpreterState", "ceval.gil")) {
      return new inquest.engine.layout.View(
              heap.memory(), layout.struct("PyInterpreterState"), interpreter)
          .pointer("ceval.gil");
    }
    return runtime.isPresent()
        ? runtime.getAsLong() + heap.offset("_PyRuntimeState", "ceval.gil")
        : heap.memory().i64(symbols.get("interpreter_lock"));
  }

  /** Gives the GIL to a thread state; 0 gives it to nobody. */
  void giveGil(long thread) {
    if (symbols.containsKey("_PyThreadState_Current")) {
      heap.word(symbols.get("_PyThreadState_Current"), thread);
      return;
    }
    heap.set(gil(), "_gil_runtime_state", "locked", thread == 0 ? 0 : 1);
    heap.set(gil(), "_gil_runtime_state", "last_holder", thread);
  }

  /** A newer thread than those before. */
  long thread(long pthread, Optional<String> name) {
    long thread = python.threadWith();
    heap.set(thread, "PyThreadState", "interp", interpreter);
    heap.set(thread, "PyThreadState", "thread_id", pthread);
    if (!threads.isEmpty()) {
      heap.set(thread, "PyThreadState", "next", threads.getLast());
      heap.setIfPresent(threads.getLast(), "PyThreadState", "prev", thread);
    }
    threads.add(thread);
    boolean inside = heap.has("PyInterpreterState", "threads.head");
    heap.set(interpreter, "PyInterpreterState", inside ? "threads.head" : "tstate_head", thread);
    name.ifPresent(n -> {
      active.add(heap.integer(pthread));
      active.add(threadObject(n));
    });
    return thread;
  }

  private Ref threadObject(String name) {
    Ref dict = heap.dict(heap.isPython2() ? "_Thread__name" : "_name", heap.str(name));
    InstanceWriter writer = new InstanceWriter(heap);
    if (heap.axes().attributes() != AttributeForm.INSTANCE_DICT) {
      return writer.withDict(writer.managedClass("Thread"), dict);
    }
    int size = writer.basicsize();
    long type = heap.heapType("threading", "Thread", heap.type("object", 0, 0), 0, size + 8);
    heap.set(type, "PyTypeObject", "tp_dictoffset", size);
    Ref ref = heap.object("PyObject", type, 8);
    heap.word(ref.address() + size, dict.address());
    return ref;
  }

  /** Writes {@code sys.modules} with what {@code threading} knows. */
  private void writeModules() {
    Ref threading = heap.object("PyModuleObject", heap.type("module", 0, 0));
    Ref names = heap.dict("_active", heap.dict(active.toArray()));
    heap.set(threading.address(), "PyModuleObject", "md_dict", names.address());
    Ref modules = heap.dict("sys", heap.none(), "threading", threading);
    boolean inside = heap.has("PyInterpreterState", "imports.modules");
    heap.set(
        interpreter,
        "PyInterpreterState",
        inside ? "imports.modules" : "modules",
        modules.address());
  }

  /** Its address. */
  long address() {
    return interpreter;
  }

  /**
   * A module's data in which the interpreter is named, as {@code interp_head} or as {@code
   * _PyRuntime.interpreters} names it.
   */
  Mapping data() {
    writeModules();
    long start = heap.allocate(4096);
    heap.word(start + 8, start); // a pointer to something else
    if (layout.find("_PyRuntimeState").isPresent()) {
      heap.set(start + 64, "_PyRuntimeState", "interpreters.head", interpreter);
      heap.set(start + 64, "_PyRuntimeState", "interpreters.main", interpreter);
    } else {
      heap.word(start + 64, interpreter);
    }
    return new Mapping(start, start + 4096, true, true, false, Optional.empty(), 0);
  }

  /** What it notes of its collector and imports, as that is read. */
  InterpreterFacts facts() {
    Root root = new Root(layout, Optional.empty(), runtime, interpreter, symbols, "by hand");
    return new InterpreterFacts(heap.memory(), root, interpreter);
  }

  /** The structure that has its collector's state, and its address; empty where it is variables. */
  Optional<Map.Entry<String, Long>> collector() {
    if (heap.has("PyInterpreterState", "gc.enabled")) {
      return Optional.of(Map.entry("PyInterpreterState", interpreter));
    }
    return runtime.isPresent()
        ? Optional.of(Map.entry("_PyRuntimeState", runtime.getAsLong()))
        : Optional.empty();
  }

  /** The interpreter as it is read. */
  Interpreter read(NativeThread... natives) {
    writeModules();
    Root root = new Root(layout, Optional.empty(), runtime, interpreter, symbols, "by hand");
    OneProcess process = OneProcess.of(heap.memory(), natives);
    Notes notes = new Notes();
    FrameLinks links = FrameLinks.of(heap.objects(), new CodeObjects(heap.objects()));
    List<Interpreter> found =
        new ThreadReader(process, heap.objects(), root, links, notes).interpreters();
    if (!notes.toList().isEmpty() || found.size() != 1) {
      throw new AssertionError(found + " " + notes.toList());
    }
    return found.getFirst();
  }

  @Override
  public String toString() {
    return heap.toString();
  }
}
