package inquest.engine.runtime;

import inquest.engine.layout.Layout;
import inquest.engine.layout.Struct;
import inquest.engine.memory.Memory;
import inquest.engine.note.Limits;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The chains of interpreter states and thread states, oldest first (pystate.c). */
final class States {
  private final Memory memory;
  private final Limits limits;
  private final int nextInterpreter;
  private final int firstThread;
  private final int nextThread;
  private final int threadInterpreter;

  States(Memory memory, Layout layout, Limits limits) {
    Struct interpreter = layout.struct("PyInterpreterState");
    Struct thread = layout.struct("PyThreadState");
    this.memory = memory;
    this.limits = limits;
    nextInterpreter = interpreter.offset("next");
    firstThread =
        interpreter.offset(interpreter.has("threads.head") ? "threads.head" : "tstate_head");
    nextThread = thread.offset("next");
    threadInterpreter = thread.offset("interp");
  }

  /** Addresses of the interpreter states from the newest one on. */
  List<Long> interpreters(long head, Notes notes) {
    return chain(head, nextInterpreter, limits.interpreters(), "interpreters", notes);
  }

  /** Addresses of an interpreter's thread states. */
  List<Long> threads(long interpreter, Notes notes) {
    long head;
    try {
      head = memory.i64(interpreter + firstThread);
    } catch (Unreadable e) {
      notes.add(Note.warning("threads", "the first thread state is " + e.getMessage()));
      return List.of();
    }
    return chain(head, nextThread, limits.threads(), "threads", notes);
  }

  /** The interpreter that a thread state says it belongs to. */
  long interpreterOf(long thread) {
    return memory.i64(thread + threadInterpreter);
  }

  private List<Long> chain(long head, int next, int most, String what, Notes notes) {
    List<Long> found = new ArrayList<>();
    AddressSet seen = new AddressSet();
    long at = head;
    while (at != 0) {
      if (found.size() >= most) {
        notes.add(Note.warning(what, "only the newest " + most + " were followed"));
        break;
      }
      if (!seen.add(at)) {
        notes.add(Note.warning(what, "the chain comes back to 0x" + Long.toHexString(at)));
        break;
      }
      try {
        long after = memory.i64(at + next);
        found.add(at);
        at = after;
      } catch (Unreadable e) {
        notes.add(
            Note.warning(what, "the chain breaks after " + found.size() + ", " + e.getMessage()));
        break;
      }
    }
    Collections.reverse(found);
    return found;
  }
}
