package inquest.engine.report;

import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.runtime.FrameList;
import inquest.engine.runtime.Interpreter;
import inquest.engine.runtime.NativeJoin;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import inquest.engine.runtime.Verdict;
import inquest.engine.target.BlockedCall;
import inquest.engine.target.BlockedCalls;
import inquest.engine.target.Cause;
import inquest.engine.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Makes what a report says of each thread. */
final class ThreadReports {
  /** In Python/ceval_gil.c, to 3.7 ceval_gil.h. */
  private static final Set<String> GIL_WAITERS = Set.of("take_gil");

  /** In Modules/gcmodule.c, from 3.13 Python/gc.c and gc_free_threading.c. */
  private static final Set<String> COLLECTORS =
      Set.of(
          "gc_collect_main",
          "gc_collect_with_callback",
          "collect_with_callback",
          "gc_collect_young",
          "gc_collect_increment",
          "gc_collect_full",
          "gc_collect_generations");

  private final Target target;
  private final BlockedCalls calls;
  private final Values values;
  private final Notes notes;
  private final Optional<NativeStacks> natives;

  /** Ids of the interpreters by their addresses; empty when there is but one. */
  private final Map<Long, Long> interpreters = new HashMap<>();

  /**
   * @param natives native stacks, for what they say of a thread; empty where they are not wanted
   */
  ThreadReports(
      PythonProcess python,
      Target target,
      BlockedCalls calls,
      Values values,
      Notes notes,
      Optional<NativeStacks> natives) {
    this.natives = natives;
    this.target = target;
    this.calls = calls;
    this.values = values;
    this.notes = notes;
    if (python.interpreters().size() > 1) {
      for (Interpreter interpreter : python.interpreters()) {
        interpreters.put(interpreter.address(), interpreter.id());
      }
    }
  }

  /**
   * All of a thread; its notes are collected.
   *
   * @param frames its frames, or those of a thread whose frames look like them
   * @param stack what is told of them
   */
  ThreadReport of(PythonThread thread, FrameList frames, List<StackItem> stack) {
    for (Note note : thread.notes()) {
      notes.add(new Note(note.severity(), "thread " + thread.number(), note.text()));
    }
    if (!frames.notes().isEmpty()) {
      notes.add(Note.warning("thread " + thread.number(), "not all of its stack could be read"));
    }
    Long interpreter = interpreters.get(thread.interpreter());
    return new ThreadReport(
        thread.number(),
        thread.tid(),
        inner(thread),
        thread.name(),
        statuses(thread),
        interpreter == null ? OptionalLong.empty() : OptionalLong.of(interpreter),
        frames.frames().size(),
        stack,
        exceptions(thread),
        thread.nativeThread().map(ThreadReports::join),
        thread.notes());
  }

  /** The tid inside the container, where it is another one. */
  private static OptionalInt inner(PythonThread thread) {
    return thread.innerTid().equals(thread.tid()) ? OptionalInt.empty() : thread.innerTid();
  }

  private static String join(NativeJoin join) {
    return join.how().words();
  }

  /** The exceptions of a thread, the one being handled first: the other came later. */
  List<ExceptionReport> exceptions(PythonThread thread) {
    List<ExceptionReport> exceptions = new ArrayList<>();
    if (!thread.handled().isNull()) {
      exceptions.add(new ExceptionReport(false, values.exception(thread.handled())));
    }
    if (!thread.raised().isNull()) {
      exceptions.add(new ExceptionReport(true, values.exception(thread.raised())));
    }
    return exceptions;
  }

  private List<ThreadStatus> statuses(PythonThread thread) {
    List<ThreadStatus> statuses = new ArrayList<>();
    if (thread.crashed() && target.cause() instanceof Cause.Signal signal) {
      String name = SignalWords.name(signal.number());
      statuses.add(ThreadStatus.of(ThreadStatus.Kind.DIED, name));
    }
    add(statuses, ThreadStatus.Kind.HOLDS_GIL, thread.holdsGil(), Optional.empty());
    add(statuses, ThreadStatus.Kind.WAITS_FOR_GIL, thread.wantsGil(), running(thread, GIL_WAITERS));
    add(statuses, ThreadStatus.Kind.COLLECTING, thread.collecting(), running(thread, COLLECTORS));
    if (thread.finalizing()) {
      statuses.add(ThreadStatus.of(ThreadStatus.Kind.FINALIZING, ""));
    }
    attachment(thread).ifPresent(statuses::add);
    thread
        .nativeThread()
        .flatMap(join -> calls.of(join.thread()))
        .map(ThreadReports::call)
        .ifPresent(statuses::add);
    return statuses;
  }

  private static ThreadStatus call(BlockedCall call) {
    return new ThreadStatus(
        call.waiting() ? ThreadStatus.Kind.BLOCKED : ThreadStatus.Kind.LEAVING,
        call.words(),
        switch (call.evidence()) {
          case KERNEL, INSTRUCTION -> Optional.empty();
          case INFERRED -> Optional.of("inferred: the registers look like that call");
        });
  }

  /** Which of some functions of the interpreter is at work on the thread's native stack. */
  private Optional<String> running(PythonThread thread, Set<String> functions) {
    return natives.isEmpty()
        ? Optional.empty()
        : thread.nativeThread().flatMap(join -> natives.get().running(join.thread(), functions));
  }

  /**
   * @param running the function on the native stack that says so too
   */
  private static void add(
      List<ThreadStatus> statuses,
      ThreadStatus.Kind kind,
      Verdict verdict,
      Optional<String> running) {
    Optional<String> stack = running.map(name -> name + " is on its native stack");
    if (verdict instanceof Verdict.Yes yes) {
      String evidence = stack.map(s -> yes.evidence() + "; " + s).orElse(yes.evidence());
      statuses.add(new ThreadStatus(kind, "", Optional.of(evidence)));
    } else if (stack.isPresent() && verdict instanceof Verdict.Unknown) {
      statuses.add(new ThreadStatus(kind, "", stack));
    }
  }

  /** Where there is a GIL, being attached is holding it, and being detached is not. */
  private static Optional<ThreadStatus> attachment(PythonThread thread) {
    if (thread.attachment().isEmpty()) {
      return Optional.empty();
    }
    boolean gil = !(thread.holdsGil() instanceof Verdict.NotApplicable);
    return switch (thread.attachment().get()) {
      case DETACHED -> gil ? Optional.empty() : plain(ThreadStatus.Kind.DETACHED);
      case ATTACHED -> gil ? Optional.empty() : plain(ThreadStatus.Kind.ATTACHED);
      case SUSPENDED -> plain(ThreadStatus.Kind.SUSPENDED);
      case SHUTTING_DOWN -> plain(ThreadStatus.Kind.SHUTTING_DOWN);
    };
  }

  private static Optional<ThreadStatus> plain(ThreadStatus.Kind kind) {
    return Optional.of(ThreadStatus.of(kind, ""));
  }
}
