package inquest.examples;

import inquest.engine.Inquest;
import inquest.engine.runtime.Frame;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import inquest.engine.stack.JoinedStack;
import inquest.engine.stack.NativeCall;
import inquest.engine.stack.NativeCalls;
import inquest.engine.stack.StackEntry;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.NativeThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stacks of one core, Python and native frames. */
final class JoinedStacks implements AutoCloseable {
  private final Inquest inquest;
  private final NativeCalls calls;

  JoinedStacks(CoreMaker.Made made) throws CannotOpen {
    this(Product.open(made.core(), made.sysroot()));
  }

  JoinedStacks(Inquest inquest) {
    this.inquest = inquest;
    this.calls = new NativeCalls(inquest.image(), (path, line) -> Optional.empty());
  }

  PythonProcess python() {
    return inquest.python().orElseThrow();
  }

  List<NativeThread> nativeThreads() {
    return inquest.target().threads();
  }

  /** The Python thread that the account calls so. */
  Optional<PythonThread> thread(Account.PyThread told) {
    return python().threads().stream()
        .filter(t -> told.tid().isPresent() && t.tid().equals(told.tid()))
        .findFirst();
  }

  JoinedStack joined(PythonThread thread) {
    return inquest.joiner().join(thread, python().frames(thread));
  }

  /** All of a joined stack, oldest first. */
  List<StackLine> lines(JoinedStack stack) {
    List<StackLine> lines = new ArrayList<>();
    for (StackEntry entry : stack.entries().reversed()) {
      switch (entry) {
        case StackEntry.Python python -> lines.add(line(python.frame()));
        case StackEntry.Native frame ->
            calls.of(frame).reversed().forEach(call -> lines.add(line(call)));
      }
    }
    return lines;
  }

  /** All calls of a native stack, innermost first; macros are none of it. */
  List<NativeCall> natives(NativeThread thread) {
    List<NativeCall> all = new ArrayList<>();
    for (StackEntry entry : inquest.joiner().natives(thread).entries()) {
      if (entry instanceof StackEntry.Native frame) {
        calls.of(frame).stream()
            .filter(call -> call.kind() != NativeCall.Kind.MACRO)
            .forEach(all::add);
      }
    }
    return all;
  }

  private static StackLine line(Frame frame) {
    return new StackLine(
        "python",
        frame.code().toOptional().flatMap(code -> code.name().toOptional()).orElse("??"),
        frame.position().toOptional().map(p -> p.line().orElse(0)).orElse(0),
        "",
        false);
  }

  private static StackLine line(NativeCall call) {
    return new StackLine(
        call.kind().word(),
        call.function().orElse("??"),
        call.line().orElse(0),
        call.library().orElse("in no file"),
        call.frame().signalFrame());
  }

  @Override
  public void close() {
    inquest.close();
  }
}
