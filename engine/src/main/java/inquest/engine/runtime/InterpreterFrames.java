package inquest.engine.runtime;

import inquest.engine.layout.Axes;
import inquest.engine.layout.Axes.ReferenceForm;
import inquest.engine.layout.Layout;
import inquest.engine.layout.Struct;
import inquest.engine.memory.Memory;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import java.util.ArrayList;
import java.util.List;

/**
 * From 3.11: {@code _PyInterpreterFrame} (Include/internal/pycore_frame.h, from 3.14
 * pycore_interpframe_structs.h), found through the {@code _PyCFrame} or the thread state.
 */
final class InterpreterFrames implements FrameLinks {
  private static final int ABSENT = -1;

  private final Memory memory;
  private final CodeObjects codes;
  private final boolean throughCframe;
  private final int threadFrame;
  private final int currentFrame;
  private final int executable;
  private final int previous;
  private final int instruction;
  private final int owner;
  private final int isEntry;
  private final int globals;
  private final int locals;
  private final int slots;
  private final int copy;
  private final int copiesSize;
  private final int copiesFirst;
  private final ReferenceForm form;
  private final int inside;
  private final DataStack stack;
  private final int previousCframe;
  private final int threadSize;
  private final int most;

  InterpreterFrames(Objects objects, CodeObjects codes) {
    Layout layout = objects.layout();
    Axes axes = layout.axes();
    Struct frame = layout.struct("_PyInterpreterFrame");
    Struct thread = layout.struct("PyThreadState");
    this.memory = objects.memory();
    this.codes = codes;
    throughCframe = axes.frames() == Axes.FrameChain.CFRAME;
    threadFrame = thread.offset(throughCframe ? "cframe" : "current_frame");
    currentFrame = throughCframe ? layout.struct("_PyCFrame").offset("current_frame") : ABSENT;
    previousCframe = throughCframe ? layout.struct("_PyCFrame").offset("previous") : ABSENT;
    threadSize = thread.size();
    most = objects.limits().frames();
    executable = frame.offset(frame.has("f_executable") ? "f_executable" : "f_code");
    previous = frame.offset("previous");
    instruction =
        frame.offset(
            axes.instruction() == Axes.Instruction.PREV_INSTR ? "prev_instr" : "instr_ptr");
    owner = frame.offset("owner");
    isEntry = optional(frame, "is_entry");
    globals = frame.offset("f_globals");
    locals = frame.offset("f_locals");
    slots = frame.offset("localsplus");
    copy = optional(frame, "tlbc_index");
    copiesSize = copy == ABSENT ? ABSENT : layout.struct("_PyCodeArray").offset("size");
    copiesFirst = copy == ABSENT ? ABSENT : layout.struct("_PyCodeArray").offset("entries");
    inside = layout.struct("PyFrameObject").offset("f_frame");
    form = axes.references();
    stack = new DataStack(objects, codes, executable);
  }

  private static int optional(Struct struct, String field) {
    return struct.has(field) ? struct.offset(field) : ABSENT;
  }

  @Override
  public long innermost(long thread) {
    long first = memory.i64(thread + threadFrame);
    return throughCframe && first != 0 ? memory.i64(first + currentFrame) : first;
  }

  @Override
  public long ofObject(long frameObject) {
    return memory.i64(frameObject + inside);
  }

  @Override
  public Link at(long address) {
    long next = memory.i64(address + previous);
    Frame.Owner owned;
    switch (memory.u8(address + owner)) {
      case 0 -> owned = Frame.Owner.THREAD;
      case 1 -> owned = Frame.Owner.GENERATOR;
      case 2 -> owned = Frame.Owner.FRAME_OBJECT;
      case 3, 4 -> {
        return new Boundary(next); // FRAME_OWNED_BY_CSTACK, FRAME_OWNED_BY_INTERPRETER
      }
      default ->
          throw Unreadable.implausible(
              address, "no frame: its owner is " + memory.u8(address + owner));
    }
    long executed = TaggedRef.address(memory.i64(address + executable), form);
    if (executed == 0) {
      throw Unreadable.implausible(address, "no frame: it executes nothing");
    }
    CodeObjects.Known known = codes.at(executed);
    Decoded<Integer> at = instruction(address, known);
    if (owned != Frame.Owner.GENERATOR && !complete(at, known)) {
      return new Hidden(next);
    }
    Frame frame =
        new Frame(
            0,
            address,
            known.code(),
            at,
            owned,
            isEntry != ABSENT && memory.u8(address + isEntry) != 0,
            new Ref(memory.i64(address + globals)),
            new Ref(memory.i64(address + locals)),
            address + slots);
    return new Shown(frame, next);
  }

  /** {@code _PyFrame_IsIncomplete}: it has not come to its first RESUME. */
  private static boolean complete(Decoded<Integer> instruction, CodeObjects.Known code) {
    return instruction.toOptional().map(at -> at >= code.traceable()).orElse(true);
  }

  /** {@code _PyInterpreterFrame_LASTI}, in bytes. */
  private Decoded<Integer> instruction(long address, CodeObjects.Known code) {
    if (code.bytecode() == 0) {
      return new Decoded.Lost<>(Note.warning("frame", "its code object is not known"));
    }
    try {
      long offset = memory.i64(address + instruction) - bytecode(address, code);
      return offset == (int) offset
          ? new Decoded.Whole<>((int) offset)
          : new Decoded.Lost<>(Note.warning("frame", "its instruction is not in its code"));
    } catch (Unreadable e) {
      return new Decoded.Lost<>(Note.warning("frame", "its instruction is " + e.getMessage()));
    }
  }

  /** {@code _PyFrame_GetBytecode}: in free-threaded builds a thread may run a copy of its own. */
  private long bytecode(long address, CodeObjects.Known code) {
    if (copy == ABSENT || code.copies() == 0) {
      return code.bytecode();
    }
    int index = memory.i32(address + copy);
    long size = memory.i64(code.copies() + copiesSize);
    if (index < 0 || index >= size) {
      throw Unreadable.implausible(address, "tlbc_index is " + index + " of " + size);
    }
    return memory.i64(code.copies() + copiesFirst + (long) index * Long.BYTES);
  }

  @Override
  public List<Long> stacked(long thread) {
    return stack.of(thread);
  }

  @Override
  public List<Anchor> anchors(long thread) {
    return throughCframe ? cframes(thread) : boundaries(thread);
  }

  /** {@code _PyCFrame} is a local variable of the evaluation loop; the last one is the thread's. */
  private List<Anchor> cframes(long thread) {
    List<Anchor> anchors = new ArrayList<>();
    AddressSet seen = new AddressSet();
    long at = memory.i64(thread + threadFrame);
    while (at != 0
        && seen.add(at)
        && anchors.size() < most
        && Long.compareUnsigned(at - thread, threadSize) >= 0) {
      anchors.add(new Anchor(at, memory.i64(at + currentFrame)));
      at = memory.i64(at + previousCframe);
    }
    return anchors;
  }

  /** From 3.13 the loop starts on a frame of its own, a local variable, which no Python runs. */
  private List<Anchor> boundaries(long thread) {
    List<Anchor> anchors = new ArrayList<>();
    AddressSet seen = new AddressSet();
    long innermost = 0;
    long at = innermost(thread);
    while (at != 0 && seen.add(at) && anchors.size() < most) {
      switch (at(at)) {
        case Shown shown -> {
          innermost = innermost == 0 ? at : innermost;
          at = shown.previous();
        }
        case Hidden hidden -> at = hidden.previous();
        case Boundary boundary -> {
          if (innermost != 0) {
            anchors.add(new Anchor(at, innermost));
          }
          innermost = 0;
          at = boundary.previous();
        }
      }
    }
    return anchors;
  }
}
