package inquest.engine.runtime;

import inquest.engine.layout.Layout;
import inquest.engine.layout.Struct;
import inquest.engine.memory.Memory;
import inquest.engine.note.Limits;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Objects;
import inquest.engine.target.NativeThread;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says whether what lies at an address can be an interpreter state under a layout, from several
 * independent sides.
 */
final class InterpreterCheck {
  /** Points for thread states that point back at it; without them it is none. */
  static final int THREADS = 4;

  /** Points for {@code sys.modules} that has {@code sys}. */
  static final int MODULES = 2;

  /** Points for a thread state that is some native thread's. */
  static final int NATIVE = 1;

  /** Points that no chance gives. */
  static final int SURE = THREADS + MODULES;

  private static final int MOST_THREADS = 256;
  private static final long FARTHEST_BELOW = 8192; // a pthread_t below the thread pointer: aarch64

  private final Memory memory;
  private final Layout layout;
  private final Objects objects;
  private final States states;
  private final int firstThread;
  private final int threadInterpreter;
  private final int previous;
  private final int ident;
  private final Set<Long> pointers = new HashSet<>();

  InterpreterCheck(Memory memory, Layout layout, Limits limits, List<NativeThread> threads) {
    Struct interpreter = layout.struct("PyInterpreterState");
    Struct thread = layout.struct("PyThreadState");
    this.memory = memory;
    this.layout = layout;
    this.objects = new Objects(memory, layout, limits);
    this.states = new States(memory, layout, limits);
    firstThread =
        interpreter.offset(interpreter.has("threads.head") ? "threads.head" : "tstate_head");
    threadInterpreter = thread.offset("interp");
    previous = thread.has("prev") ? thread.offset("prev") : -1;
    ident = thread.offset("thread_id");
    threads.forEach(t -> t.threadPointer().ifPresent(pointers::add));
  }

  /** The layout that it checks by. */
  Layout layout() {
    return layout;
  }

  /** A quick look, for scans: the first thread state points back. */
  boolean possible(long interpreter) {
    long thread = word(interpreter + firstThread);
    return plausible(thread) && word(thread + threadInterpreter) == interpreter;
  }

  /** The points that speak for it; 0 when it cannot be one. */
  int score(long interpreter) {
    if (!plausible(interpreter) || !possible(interpreter)) {
      return 0;
    }
    List<Long> threads = states.threads(interpreter, new Notes());
    long newer = 0;
    int looked = 0;
    boolean native0 = false;
    for (long thread : threads.reversed()) {
      if (word(thread + threadInterpreter) != interpreter
          || (previous >= 0 && word(thread + previous) != newer)) {
        return 0;
      }
      newer = thread;
      native0 |= isNative(word(thread + ident));
      if (++looked >= MOST_THREADS) {
        break;
      }
    }
    return THREADS + (hasSys(interpreter) ? MODULES : 0) + (native0 ? NATIVE : 0);
  }

  private boolean isNative(long pthread) {
    return pthread != 0
        && (pointers.contains(pthread)
            || pointers.stream().anyMatch(p -> p - pthread > 0 && p - pthread <= FARTHEST_BELOW));
  }

  private boolean hasSys(long interpreter) {
    try {
      return objects.item(new Modules(objects, interpreter).dict(), "sys").isPresent();
    } catch (Unreadable e) {
      return false; // one witness fewer
    }
  }

  private static boolean plausible(long address) {
    return address != 0 && (address & 7) == 0 && address >>> 56 == 0;
  }

  /** The word at an address; 0 where it cannot be read. */
  private long word(long address) {
    byte[] bytes = new byte[8];
    if (memory.read(address, bytes, 0, 8) < 8) {
      return 0;
    }
    long word = 0;
    for (int i = 7; i >= 0; i--) {
      word = word << 8 | (bytes[i] & 0xff);
    }
    return word;
  }
}
