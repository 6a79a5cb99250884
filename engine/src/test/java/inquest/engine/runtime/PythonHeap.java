package inquest.engine.runtime;

import inquest.engine.layout.Axes;
import inquest.engine.layout.Layout;
import inquest.engine.object.ObjectHeap;
import inquest.engine.object.Ref;
import java.util.List;
import java.util.stream.Stream;

/** Code objects, frames, threads and interpreters written as a layout says. */
final class PythonHeap {
  /** Offset in bytes of the instruction that every frame is at. */
  static final int AT = 8;

  private final ObjectHeap heap;
  private final Layout layout;

  PythonHeap(Layout layout) {
    this.heap = new ObjectHeap(layout);
    this.layout = layout;
  }

  /** An empty one for each layout that Inquest ships. */
  static Stream<PythonHeap> all() {
    return ObjectHeap.layouts().stream().map(PythonHeap::new);
  }

  /** Those whose frames are no objects: from 3.11. */
  static Stream<PythonHeap> withInterpreterFrames() {
    return all().filter(PythonHeap::hasInterpreterFrames);
  }

  ObjectHeap heap() {
    return heap;
  }

  boolean hasInterpreterFrames() {
    return layout.axes().frames() != Axes.FrameChain.FRAME_OBJECTS;
  }

  FrameWalk walk(long thread) {
    var objects = heap.objects();
    return new FrameWalk(
        FrameLinks.of(objects, new CodeObjects(objects)), thread, 1000, "thread 1");
  }

  FrameList frames(long thread) {
    return walk(thread).toList();
  }

  /** What the slots of a code object are called. */
  record Names(List<String> arguments, List<String> locals, List<String> cells) {
    static final Names NONE = new Names(List.of(), List.of(), List.of());
  }

  /** A function at line 10, whose instructions from 6 on belong to line 11. */
  Ref code(String name) {
    return code(name, Names.NONE);
  }

  Ref code(String name, Names names) {
    Ref code = heap.object("PyCodeObject", heap.type("code", 0, 0), 64);
    set(code.address(), "co_name", heap.str(name).address());
    heap.setIfPresent(
        code.address(), "PyCodeObject", "co_qualname", heap.str("Class." + name).address());
    set(code.address(), "co_filename", heap.str("/srv/" + name + ".py").address());
    set(code.address(), "co_firstlineno", 10);
    set(code.address(), "co_argcount", names.arguments().size());
    set(code.address(), "co_flags", CodeObject.OPTIMIZED | CodeObject.NEWLOCALS);
    slots(code.address(), names);
    lines(code.address());
    return code;
  }

  private void slots(long code, Names names) {
    List<String> own = Stream.concat(names.arguments().stream(), names.locals().stream()).toList();
    if (!heap.has("PyCodeObject", "co_localsplusnames")) {
      set(code, "co_nlocals", own.size());
      set(code, "co_varnames", texts(own));
      set(code, "co_cellvars", texts(names.cells()));
      set(code, "co_freevars", texts(List.of()));
      return;
    }
    // an argument that is a cell has one slot that is both
    List<String> rest = names.cells().stream().filter(c -> !own.contains(c)).toList();
    List<String> all = Stream.concat(own.stream(), rest.stream()).toList();
    byte[] kinds = new byte[all.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] =
          (byte) ((i < own.size() ? 0x20 : 0) | (names.cells().contains(all.get(i)) ? 0x40 : 0));
    }
    set(code, "co_nlocalsplus", all.size());
    set(code, "co_localsplusnames", texts(all));
    set(code, "co_localspluskinds", bytes(kinds).address());
    heap.setIfPresent(code, "PyCodeObject", "co_framesize", frameWords(all.size()));
    // to 3.11 a frame's length follows from these
    int special = (layout.struct("_PyInterpreterFrame").size() - 1) / 8;
    set(code, "co_stacksize", frameWords(0) - special);
  }

  private int frameWords(int slots) {
    return layout.struct("_PyInterpreterFrame").size() / 8 + slots;
  }

  private void lines(long code) {
    switch (layout.axes().lines()) {
      case LNOTAB_UNSIGNED, LNOTAB_SIGNED ->
          set(code, "co_lnotab", bytes(new byte[] {6, 1}).address());
      case RANGES -> set(code, "co_linetable", bytes(new byte[] {6, 0, 40, 1}).address());
      case LOCATIONS ->
          set(
              code,
              "co_linetable",
              bytes(new byte[] {(byte) (0x80 | 13 << 3 | 2), 0, (byte) (0x80 | 13 << 3 | 7), 2})
                  .address());
    }
  }

  Ref bytes(byte[] data) {
    String struct = heap.isPython2() ? "PyStringObject" : "PyBytesObject";
    Ref ref = heap.object(struct, heap.type(heap.isPython2() ? "str" : "bytes", 0, 0), data.length);
    heap.set(ref.address(), "PyVarObject", "ob_size", data.length);
    heap.raw(ref.address() + heap.offset(struct, "ob_sval"), data);
    return ref;
  }

  private long texts(List<String> texts) {
    return heap.tuple(texts.stream().map(heap::str).toArray(Ref[]::new)).address();
  }

  private void set(long code, String field, long value) {
    heap.set(code, "PyCodeObject", field, value);
  }

  /** A cell, in its own slot. */
  Ref cell(Ref contents) {
    Ref cell =
        heap.object("PyCellObject", heap.type("cell", 0, heap.struct("PyCellObject").size()));
    heap.set(cell.address(), "PyCellObject", "ob_ref", contents.address());
    return cell;
  }

  /** A frame of a code object with these slots, not yet in a chain. */
  long frame(Ref code, Ref... slots) {
    long frame;
    if (hasInterpreterFrames()) {
      frame = heap.allocate(8L * frameWords(slots.length));
      heap.set(frame, "_PyInterpreterFrame", executable(), tagged(code.address()));
      boolean before = layout.axes().instruction() == Axes.Instruction.PREV_INSTR;
      heap.set(
          frame,
          "_PyInterpreterFrame",
          before ? "prev_instr" : "instr_ptr",
          code.address() + heap.offset("PyCodeObject", "co_code_adaptive") + AT);
    } else {
      frame = heap.object("PyFrameObject", heap.type("frame", 0, 0), 8L * slots.length).address();
      heap.set(frame, "PyFrameObject", "f_code", code.address());
      boolean units = layout.axes().instruction() == Axes.Instruction.LASTI_UNITS;
      heap.set(frame, "PyFrameObject", "f_lasti", units ? AT / 2 : AT);
    }
    long first =
        frame + heap.offset(frameStruct(), hasInterpreterFrames() ? "localsplus" : "f_localsplus");
    for (int i = 0; i < slots.length; i++) {
      heap.word(first + 8L * i, tagged(slots[i].address()));
    }
    return frame;
  }

  String frameStruct() {
    return hasInterpreterFrames() ? "_PyInterpreterFrame" : "PyFrameObject";
  }

  String executable() {
    return heap.has("_PyInterpreterFrame", "f_executable") ? "f_executable" : "f_code";
  }

  /** The frame of the interpreter's own between Python frames that C called: from 3.12. */
  long shim() {
    long shim = heap.allocate(layout.struct("_PyInterpreterFrame").size());
    heap.set(shim, "_PyInterpreterFrame", executable(), tagged(heap.none().address()));
    heap.set(shim, "_PyInterpreterFrame", "owner", 3);
    return shim;
  }

  private long tagged(long address) {
    return layout.axes().references() == Axes.ReferenceForm.TAGGED ? address | 1 : address;
  }

  /** Links frames, the innermost first, and puts them into a new thread state. */
  long threadWith(long... frames) {
    long thread = heap.allocate(layout.struct("PyThreadState").size());
    for (int i = 0; i + 1 < frames.length; i++) {
      link(frames[i], frames[i + 1]);
    }
    long first = frames.length == 0 ? 0 : frames[0];
    switch (layout.axes().frames()) {
      case FRAME_OBJECTS -> heap.set(thread, "PyThreadState", "frame", first);
      case CFRAME -> {
        long cframe = heap.allocate(layout.struct("_PyCFrame").size());
        heap.set(cframe, "_PyCFrame", "current_frame", first);
        heap.set(thread, "PyThreadState", "cframe", cframe);
      }
      case CURRENT_FRAME -> heap.set(thread, "PyThreadState", "current_frame", first);
    }
    return thread;
  }

  /** A thread state with frames on its data stack, oldest first; the newest is the innermost. */
  long stacked(Ref... codes) {
    int bytes = 8 * frameWords(0);
    long chunk =
        heap.allocate(layout.struct("_PyStackChunk").size() + 8L + (long) bytes * codes.length);
    long first = chunk + heap.offset("_PyStackChunk", "data") + 8;
    for (int i = 0; i < codes.length; i++) {
      long frame = frame(codes[i]);
      byte[] copy = heap.memory().bytes(frame, layout.struct("_PyInterpreterFrame").size());
      heap.raw(first + (long) i * bytes, copy);
      if (i > 0) {
        link(first + (long) i * bytes, first + (long) (i - 1) * bytes);
      }
    }
    long thread = threadWith(first + (long) (codes.length - 1) * bytes);
    heap.set(thread, "PyThreadState", "datastack_chunk", chunk);
    heap.set(thread, "PyThreadState", "datastack_top", first + (long) codes.length * bytes);
    return thread;
  }

  /** Makes one frame the next outwards of another. */
  void link(long frame, long previous) {
    heap.set(frame, frameStruct(), hasInterpreterFrames() ? "previous" : "f_back", previous);
  }

  @Override
  public String toString() {
    return heap.toString();
  }
}
