package inquest.engine.runtime;

import inquest.engine.layout.Layout;
import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import inquest.engine.runtime.PythonThread.Attachment;
import inquest.engine.target.BlockedCalls;
import inquest.engine.target.Cause;
import inquest.engine.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the interpreters of a process and their threads. */
final class ThreadReader {
  private static final Ref NULL = new Ref(0);

  /** {@code restart_syscall} leaves the registers of the call that it goes on with. */
  private static final Set<String> LOCK_CALLS = Set.of("futex", "restart_syscall");

  private final Target target;
  private final Memory memory;
  private final Objects objects;
  private final Layout layout;
  private final Root root;
  private final FrameLinks links;
  private final States states;
  private final GilReader gils;
  private final BlockedCalls calls;
  private final Notes notes;

  /** One interpreter as it is being read. */
  private record Draft(
      long address,
      long id,
      List<Long> threads,
      Gil gil,
      Collection collection,
      Map<Long, ThreadNames.Named> names) {}

  ThreadReader(Target target, Objects objects, Root root, FrameLinks links, Notes notes) {
    this.target = target;
    this.memory = objects.memory();
    this.objects = objects;
    this.layout = root.layout();
    this.root = root;
    this.links = links;
    this.states = new States(memory, layout, objects.limits());
    this.gils = new GilReader(memory, root);
    this.calls = new BlockedCalls(target.architecture(), memory);
    this.notes = notes;
  }

  /** The main interpreter first. */
  List<Interpreter> interpreters() {
    List<Draft> drafts = new ArrayList<>();
    for (long address : states.interpreters(root.head(), notes)) {
      drafts.add(draft(address));
    }
    drafts.sort(
        (a, b) -> Long.compare(a.id(), b.id())); // stable: without ids the oldest stays first
    Map<Long, NativeJoin> joins =
        new NativeJoins(memory, target.threads(), links::innermost).join(sides(drafts));
    OptionalLong main = mainThread();
    List<Interpreter> found = new ArrayList<>();
    int number = 1;
    for (Draft draft : drafts) {
      List<PythonThread> threads = new ArrayList<>();
      for (long state : mainFirst(draft, found.isEmpty() ? main : OptionalLong.empty())) {
        boolean isMain = found.isEmpty() && threads.isEmpty();
        threads.add(thread(number++, state, draft, isMain, joins.get(state)));
      }
      found.add(new Interpreter(draft.id(), draft.address(), found.isEmpty(), threads));
    }
    return found;
  }

  private Draft draft(long address) {
    View view = layout.view(memory, "PyInterpreterState", address);
    long id = 0;
    try {
      id = view.has("id") ? view.integer("id") : 0;
    } catch (Unreadable e) {
      notes.add(Note.warning("interpreters", "the id of one is " + e.getMessage()));
    }
    return new Draft(
        address,
        id,
        states.threads(address, notes),
        gils.of(address),
        Collection.of(memory, root, view),
        new ThreadNames(objects).of(new Modules(objects, address), notes));
  }

  private List<NativeJoins.Side> sides(List<Draft> drafts) {
    List<NativeJoins.Side> sides = new ArrayList<>();
    for (Draft draft : drafts) {
      for (long state : draft.threads()) {
        View view = layout.view(memory, "PyThreadState", state);
        sides.add(new NativeJoins.Side(state, pthread(view), innerTid(view)));
      }
    }
    return sides;
  }

  private static OptionalLong pthread(View view) {
    try {
      return OptionalLong.of(view.integer("thread_id"));
    } catch (Unreadable e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalInt innerTid(View view) {
    try {
      long tid = view.has("native_thread_id") ? view.integer("native_thread_id") : 0;
      return tid > 0 && tid == (int) tid ? OptionalInt.of((int) tid) : OptionalInt.empty();
    } catch (Unreadable e) {
      return OptionalInt.empty();
    }
  }

  /** {@code main_thread}: the ident of the thread that initialised Python. */
  private OptionalLong mainThread() {
    try {
      if (root.runtime().isPresent()) {
        View view = layout.view(memory, "_PyRuntimeState", root.runtime().getAsLong());
        return OptionalLong.of(
            view.integer(view.has("main_thread") ? "main_thread" : "ceval.pending.main_thread"));
      }
      OptionalLong symbol = root.symbol("main_thread");
      return symbol.isPresent()
          ? OptionalLong.of(memory.i64(symbol.getAsLong()))
          : OptionalLong.empty();
    } catch (Unreadable e) {
      return OptionalLong.empty(); // the oldest thread stands for it
    }
  }

  private List<Long> mainFirst(Draft draft, OptionalLong main) {
    List<Long> ordered = new ArrayList<>(draft.threads());
    if (main.isPresent() && main.getAsLong() != 0) {
      for (long state : draft.threads()) {
        OptionalLong pthread = pthread(layout.view(memory, "PyThreadState", state));
        if (pthread.isPresent() && pthread.getAsLong() == main.getAsLong()) {
          ordered.remove(state);
          ordered.addFirst(state);
          break;
        }
      }
    }
    return ordered;
  }

  private PythonThread thread(int number, long state, Draft draft, boolean main, NativeJoin join) {
    View view = layout.view(memory, "PyThreadState", state);
    Optional<NativeJoin> joined = Optional.ofNullable(join);
    Notes lost = new Notes();
    OptionalLong pthread = pthread(view);
    ThreadNames.Named named =
        pthread.isPresent()
            ? draft.names().getOrDefault(pthread.getAsLong(), ThreadNames.Named.NOTHING)
            : ThreadNames.Named.NOTHING;
    Verdict holds = holdsGil(state, draft.gil());
    String place = "thread " + number;
    return new PythonThread(
        number,
        state,
        draft.address(),
        pthread,
        joined
            .map(j -> j.thread().innerTid())
            .filter(OptionalInt::isPresent)
            .orElseGet(() -> innerTid(view)),
        joined,
        named.name(),
        named.daemon(),
        main,
        crashed(joined),
        holds,
        wantsGil(view, draft.gil(), holds, joined),
        draft.collection().by(holds, draft.threads().size()),
        finalizing(view),
        attachment(view),
        raised(view, place, lost),
        handled(view, place, lost),
        lost.toList());
  }

  private boolean crashed(Optional<NativeJoin> join) {
    return join.isPresent()
        && target.cause() instanceof Cause.Signal signal
        && signal.tid().isPresent()
        && signal.tid().getAsInt() == join.get().thread().tid();
  }

  private static Verdict holdsGil(long state, Gil gil) {
    return switch (gil) {
      case Gil.None none -> new Verdict.NotApplicable(none.why());
      case Gil.Lost lost -> new Verdict.Unknown(lost.why());
      case Gil.Known known ->
          known.holder() == state
              ? new Verdict.Yes(known.evidence())
              : new Verdict.No(
                  known.holder() == 0 ? known.evidence() : "another thread holds the GIL");
    };
  }

  private Verdict wantsGil(View thread, Gil gil, Verdict holds, Optional<NativeJoin> join) {
    return switch (gil) {
      case Gil.None none -> new Verdict.NotApplicable(none.why());
      case Gil.Lost lost -> wantsGil(thread, lost.place(), holds, join);
      case Gil.Known known -> wantsGil(thread, known.place(), holds, join);
    };
  }

  private Verdict wantsGil(View thread, Gil.Place place, Verdict holds, Optional<NativeJoin> join) {
    if (holds.isYes()) {
      return new Verdict.No("it holds the GIL");
    }
    try {
      if (thread.has("gil_requested") && thread.integer("gil_requested") != 0) {
        return new Verdict.Yes("gil_requested is set");
      }
    } catch (Unreadable e) {
      return new Verdict.Unknown("its thread state is " + e.getMessage());
    }
    if (join.isEmpty()) {
      return new Verdict.Unknown("its native thread was not found");
    }
    if (place instanceof Gil.Place.Nowhere) {
      return new Verdict.Unknown("where the GIL lies is not known");
    }
    if (join.get().thread().registers().programCounter().isEmpty()) {
      return new Verdict.Unknown("its registers were not saved");
    }
    return calls
        .of(join.get().thread())
        .filter(call -> LOCK_CALLS.contains(call.name()))
        .map(call -> call.arguments().getFirst())
        .filter(place::contains)
        .<Verdict>map(at ->
            new Verdict.Yes("it waits in futex at 0x" + Long.toHexString(at) + ", in the GIL"))
        .orElseGet(() -> new Verdict.No("its system call is not on the GIL"));
  }

  private boolean finalizing(View thread) {
    try {
      if (thread.has("_status.finalizing") && thread.integer("_status.finalizing") != 0) {
        return true;
      }
      if (root.runtime().isPresent()) {
        View view = layout.view(memory, "_PyRuntimeState", root.runtime().getAsLong());
        return view.pointer(view.has("_finalizing") ? "_finalizing" : "finalizing")
            == thread.address();
      }
      OptionalLong symbol = root.symbol("_Py_Finalizing");
      return symbol.isPresent() && memory.i64(symbol.getAsLong()) == thread.address();
    } catch (Unreadable e) {
      notes.add(Note.warning("finalization", "whether Python finalizes is " + e.getMessage()));
      return false;
    }
  }

  private static Optional<Attachment> attachment(View thread) {
    if (!thread.has("state")) {
      return Optional.empty();
    }
    try {
      long state = thread.integer("state");
      Attachment[] all = Attachment.values();
      return state >= 0 && state < all.length ? Optional.of(all[(int) state]) : Optional.empty();
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** {@code PyErr_Occurred}. Before 3.12 it may still be only a class, and its value NULL. */
  private Ref raised(View thread, String place, Notes lost) {
    try {
      if (thread.has("current_exception")) {
        return new Ref(thread.pointer("current_exception"));
      }
      long value = thread.pointer("curexc_value");
      return value != 0 ? new Ref(value) : new Ref(thread.pointer("curexc_type"));
    } catch (Unreadable e) {
      lost.add(Note.warning(place, "the exception being raised is " + e.getMessage()));
      return NULL;
    }
  }

  /** {@code _PyErr_GetTopmostException}: the nearest one that is not None or NULL. */
  private Ref handled(View thread, String place, Notes lost) {
    try {
      if (!thread.has("exc_info")) {
        return exception(thread.pointer("exc_value"));
      }
      long item = thread.pointer("exc_info");
      for (int i = 0; item != 0 && i < objects.limits().chain(); i++) {
        View entry = layout.view(memory, "_PyErr_StackItem", item);
        Ref value = exception(entry.pointer("exc_value"));
        if (!value.isNull()) {
          return value;
        }
        item = entry.pointer("previous_item");
      }
      return NULL;
    } catch (Unreadable e) {
      lost.add(Note.warning(place, "the exception being handled is " + e.getMessage()));
      return NULL;
    }
  }

  private Ref exception(long address) {
    return address == 0 || objects.typeOf(new Ref(address)).shortName().equals("NoneType")
        ? NULL
        : new Ref(address);
  }
}
