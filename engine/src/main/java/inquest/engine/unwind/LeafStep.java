package inquest.engine.unwind;

import inquest.engine.machine.CodeAddress;
import inquest.engine.machine.UnwindRegisters;
import inquest.engine.memory.Memory;
import java.util.OptionalLong;

/**
 * Finds the caller of a thread that stands in code which has not kept its return address, or only
 * just: the direct call of the very function is evidence. For the innermost frame and for those
 * that a signal interrupted.
 */
final class LeafStep {
  /** How many words of the stack a function may have used by then. */
  private static final int WORDS = 3;

  private final Surroundings process;

  LeafStep(Surroundings process) {
    this.process = process;
  }

  /**
   * The caller, if there is that evidence.
   *
   * @throws inquest.engine.note.Unreadable where the stack cannot be read
   */
  Step step(Place place) {
    if (place.exact()) {
      switch (process.architecture()) {
        case X86_64 -> {
          long sp = place.registers().get(process.registers().stackPointer());
          for (int i = 0; i < WORDS; i++) {
            long slot = sp + 8L * i;
            if (calledThis(place, process.memory().i64(slot))) {
              return x86(place, slot);
            }
          }
        }
        case AARCH64 -> {
          int link = process.registers().returnAddress();
          long address = process.pointers().address(place.registers().get(link), false);
          if (calledThis(place, address)) {
            return aarch64(place, address);
          }
        }
      }
    }
    return new Step.Stuck("the code has no unwind information");
  }

  private boolean calledThis(Place place, long address) {
    return process.isReturnAddress(address)
        && process.calls().before(address) instanceof CallBefore.Direct(long target)
        && starts(target, place.pc(), address);
  }

  /**
   * Whether a function is that of an address; where no symbol tells, whether it can be, and can not
   * be one that had returned to the same function.
   */
  private boolean starts(long function, long address, long caller) {
    OptionalLong start = process.functions().startAt(address);
    return start.isPresent()
        ? start.getAsLong() == function
        : CallSites.encloses(function, address) && !CallSites.encloses(function, caller);
  }

  private Step x86(Place place, long slot) {
    Memory memory = process.memory();
    int fp = process.registers().framePointer();
    long address = memory.i64(slot);
    UnwindRegisters caller =
        place
            .registers()
            .with(process.registers().stackPointer(), slot + 8)
            .with(process.registers().programCounter(), address);
    boolean saved = place.registers().knows(fp) && place.registers().get(fp) == slot - 8;
    return new Step.Caller(
        new Place(
            new CodeAddress.Return(address),
            saved ? caller.with(fp, memory.i64(slot - 8)) : caller,
            slot + 8,
            Found.SCAN),
        OptionalLong.of(slot + 8),
        false);
  }

  private Step aarch64(Place place, long address) {
    UnwindRegisters caller = place.registers().with(process.registers().programCounter(), address);
    return new Step.Caller(
        new Place(new CodeAddress.Return(address), caller, place.floor(), Found.LINK_REGISTER),
        OptionalLong.empty(),
        false);
  }
}
