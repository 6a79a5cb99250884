package inquest.engine.unwind;

import inquest.engine.dwarf.frame.CfiRow;
import inquest.engine.dwarf.frame.RegisterRule;
import inquest.engine.machine.Architecture;
import inquest.engine.machine.CodeAddress;
import inquest.engine.machine.UnwindRegisters;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks up the stack for a word that a call may have left there: an address of code behind a call,
 * from which unwind information, where there is any, leads on. The last resort.
 */
final class StackScan {
  private static final int MAX_WORDS = 512;

  private final Surroundings process;
  private final CfiStep cfi;
  private final SignalStep signal;
  private final int fp;
  private final int sp;

  StackScan(Surroundings process, CfiStep cfi, SignalStep signal) {
    this.process = process;
    this.cfi = cfi;
    this.signal = signal;
    fp = process.registers().framePointer();
    sp = process.registers().stackPointer();
  }

  /** Which of the words that fit a look-up takes. */
  private enum Wanted {
    /** Calls of the function that the walk stands in, or of nobody knows what. */
    CALLER,
    /** Calls of what can have gone on to that function. */
    NEAR,
    /** Any call. */
    ANY,
    /** Direct calls of the function, which does not keep the frame pointer. */
    CERTAIN
  }

  /** The caller by the best word of the stack. */
  Step step(Place place) {
    if (!process.memory().readable(place.address().forLookup(), 1)) {
      return new Step.Stuck("its code cannot be read"); // nor, most likely, can its callers'
    }
    Step best = scan(place, MAX_WORDS, Wanted.CALLER);
    if (best instanceof Step.Stuck) {
      best = scan(place, MAX_WORDS, Wanted.NEAR);
    }
    return best instanceof Step.Stuck ? scan(place, MAX_WORDS, Wanted.ANY) : best;
  }

  /**
   * The caller by a word below an address whose call is of the very function that the walk stands
   * in, where that function does not keep the frame pointer: the register is an outer frame's then.
   * Only for code made at run time, which mixes both.
   */
  Step below(Place place, long end) {
    long words = (end - place.floor()) >> 3;
    boolean made = process.space().moduleIndex(place.address().forLookup()) < 0;
    return process.architecture() == Architecture.X86_64 && words > 0 && made
        ? scan(place, (int) Math.min(words, MAX_WORDS), Wanted.CERTAIN)
        : new Step.Stuck("nothing below");
  }

  private Step scan(Place place, int words, Wanted wanted) {
    Memory memory = process.memory();
    long slot = place.floor() + 7 & -8;
    for (int i = 0; i < words && memory.readable(slot, 8); i++, slot += 8) {
      long address = process.pointers().address(memory.i64(slot), false);
      if (process.isReturnAddress(address) && fits(place, address, wanted)) {
        Step.Caller caller = caller(place, slot, address);
        if (leadsOn(caller.at())) {
          return caller;
        }
      }
    }
    return new Step.Stuck("the stack has no return address near");
  }

  private boolean fits(Place place, long address, Wanted wanted) {
    return switch (process.calls().before(address)) {
      case CallBefore.Direct(long target) -> fitsTarget(place, target, wanted);
      case CallBefore.Indirect indirect -> wanted != Wanted.CERTAIN;
      case CallBefore.SignalReturn signal -> wanted != Wanted.CERTAIN;
      case CallBefore.Unread unread -> false;
      case CallBefore.None none -> false;
    };
  }

  private boolean fitsTarget(Place place, long target, Wanted wanted) {
    long address = place.address().forLookup();
    return switch (wanted) {
      case ANY -> true;
      case CALLER -> process.isCallOf(target, address);
      case NEAR -> process.mayBeCallOf(target, address);
      case CERTAIN ->
          CallSites.encloses(target, address) && !process.calls().keepsFramePointer(target);
    };
  }

  /** Whether the caller's own caller is plausible, as far as unwind information tells. */
  private boolean leadsOn(Place caller) {
    try {
      if (process.calls().isSignalReturn(caller.pc())) {
        return signal.step(caller) instanceof Step.Caller next
            && process.space().isCode(next.at().pc());
      }
      Optional<CfiRow> row = process.tables().rowAt(caller.address().forLookup());
      return row.isEmpty()
          || switch (cfi.step(caller, row.get())) {
            case Step.Caller next ->
                next.signalFrame()
                    || !(process.calls().before(next.at().pc()) instanceof CallBefore.None);
            case Step.Bottom bottom -> saysBottom(row.get());
            case Step.Stuck stuck -> false;
          };
    } catch (Unreadable e) {
      return true; // it needs a register that is not known: that says nothing of it
    }
  }

  /** A zero where the return address should be is no bottom that was meant. */
  private static boolean saysBottom(CfiRow row) {
    return row.rules().get(row.returnAddress()) instanceof RegisterRule.Undefined;
  }

  private Step.Caller caller(Place place, long slot, long address) {
    UnwindRegisters.Builder caller =
        new UnwindRegisters.Builder(process.registers())
            .set(process.registers().programCounter(), address);
    boolean x86 = process.architecture() == Architecture.X86_64;
    if (x86) {
      caller.set(sp, slot + 8);
    } else {
      caller.set(process.registers().returnAddress(), address);
    }
    OptionalLong framePointer = x86 ? framePointerX86(place, slot) : previousWord(slot);
    if (framePointer.isPresent()) {
      caller.set(fp, framePointer.getAsLong());
    }
    return new Step.Caller(
        new Place(new CodeAddress.Return(address), caller.build(), slot + 8, Found.SCAN),
        x86 ? OptionalLong.of(slot + 8) : OptionalLong.empty(),
        false);
  }

  /** Saved just below by a function that keeps it; else an outer frame's that nobody changed. */
  private OptionalLong framePointerX86(Place place, long slot) {
    OptionalLong now = place.registers().framePointer();
    if (now.isPresent() && now.getAsLong() == slot - 8) {
      return OptionalLong.of(process.memory().i64(slot - 8));
    }
    boolean above = now.isPresent() && Long.compareUnsigned(now.getAsLong(), slot) > 0;
    return above ? now : OptionalLong.empty();
  }

  /** The frame record of aarch64 has the frame pointer before the return address. */
  private OptionalLong previousWord(long slot) {
    return process.memory().readable(slot - 8, 8)
        ? OptionalLong.of(process.memory().i64(slot - 8))
        : OptionalLong.empty();
  }
}
