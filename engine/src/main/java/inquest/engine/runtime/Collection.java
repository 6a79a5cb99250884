package inquest.engine.runtime;

import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.OptionalLong;

/** Whether an interpreter runs its garbage collector ({@code gc.collecting}). */
sealed interface Collection {
  /** It does. */
  record Running() implements Collection {}

  /** It does not. */
  record Idle() implements Collection {}

  /**
   * It cannot be told.
   *
   * @param why what was missing
   */
  record Lost(String why) implements Collection {}

  /**
   * Reads the flag: the interpreter's own from 3.9, the runtime's from 3.7, a variable before.
   *
   * @param interpreter its {@code PyInterpreterState}
   */
  static Collection of(Memory memory, Root root, View interpreter) {
    try {
      if (interpreter.has("gc.collecting")) {
        return of(interpreter.integer("gc.collecting"));
      }
      if (root.runtime().isPresent()) {
        return of(
            root.layout()
                .view(memory, "_PyRuntimeState", root.runtime().getAsLong())
                .integer("gc.collecting"));
      }
      OptionalLong symbol = root.symbol("collecting");
      return symbol.isPresent()
          ? of(memory.i32(symbol.getAsLong()))
          : new Lost("the interpreter's file has no symbols");
    } catch (Unreadable e) {
      return new Lost("the collector's state is " + e.getMessage());
    }
  }

  private static Collection of(long flag) {
    return flag == 0 ? new Idle() : new Running();
  }

  /**
   * Whether a thread is the one that collects.
   *
   * @param holdsGil whether it holds the GIL
   * @param threads how many threads the interpreter has
   */
  default Verdict by(Verdict holdsGil, int threads) {
    return switch (this) {
      case Idle idle -> new Verdict.No("its interpreter does not collect");
      case Lost lost -> new Verdict.Unknown(lost.why());
      case Running running ->
          switch (holdsGil) {
            case Verdict.Yes yes ->
                new Verdict.Yes("its interpreter collects and it holds the GIL");
            case Verdict.No no ->
                new Verdict.No("its interpreter collects, but it does not hold the GIL");
            case Verdict.NotApplicable free -> alone(threads);
            case Verdict.Unknown unknown -> alone(threads);
          };
    };
  }

  private static Verdict alone(int threads) {
    return threads == 1
        ? new Verdict.Yes("its interpreter collects and has no other thread")
        : new Verdict.Unknown("its interpreter collects; which thread does is not known");
  }
}
