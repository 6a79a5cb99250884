package inquest.engine.unwind;

import inquest.engine.machine.Architecture;
import inquest.engine.machine.CodeAddress;
import inquest.engine.machine.UnwindRegisters;
import inquest.engine.memory.Memory;
import inquest.engine.target.Mapping;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds a caller through the frame pointer: it points at the caller's own frame pointer, and behind
 * that lies the return address, on both architectures.
 */
final class FramePointerStep {
  private final Surroundings process;
  private final int fp;
  private final int sp;

  FramePointerStep(Surroundings process) {
    this.process = process;
    fp = process.registers().framePointer();
    sp = process.registers().stackPointer();
  }

  /**
   * The caller, where everything fits: the frame lies in the mapping of the stack and above, so
   * does the next or the chain ends there, and the return address follows a call.
   *
   * @param anyTarget whether a call of some other function is taken too, which is what it looks
   *     like when a function went on to another at its end, and when the register is an outer
   *     frame's
   * @throws inquest.engine.note.Unreadable where the frame cannot be read
   */
  Step step(Place place, boolean anyTarget) {
    long frame = place.registers().get(fp);
    boolean kept =
        process.architecture() == Architecture.AARCH64 || place.how() == Found.FRAME_POINTER;
    if (frame == 0 && kept) {
      return new Step.Bottom(OptionalLong.empty()); // what both psABIs say of the first frame
    }
    Optional<Mapping> stack = process.space().mappingAt(place.floor());
    if ((frame & 7) != 0
        || Long.compareUnsigned(frame, place.floor()) < 0
        || stack.isEmpty()
        || !stack.get().contains(frame + 15)) {
      return new Step.Stuck("register " + name() + " points at no frame of this stack");
    }
    Memory memory = process.memory();
    long next = memory.i64(frame);
    long address = process.pointers().address(memory.i64(frame + 8), false);
    boolean goesOn =
        next == 0 || (Long.compareUnsigned(next, frame) > 0 && stack.get().contains(next));
    if (!process.isReturnAddress(address) || !fits(place, address, anyTarget)) {
      return new Step.Stuck("register " + name() + " points at no frame");
    }
    if (!goesOn && process.calls().before(address) instanceof CallBefore.Unread) {
      return new Step.Stuck("the chain of frame pointers leads out of the stack");
    }
    return new Step.Caller(
        new Place(
            new CodeAddress.Return(address),
            caller(frame, next, address),
            frame + 16,
            Found.FRAME_POINTER),
        process.architecture() == Architecture.X86_64
            ? OptionalLong.of(frame + 16)
            : OptionalLong.empty(),
        false);
  }

  private String name() {
    return process.registers().names().get(fp);
  }

  private boolean fits(Place place, long address, boolean anyTarget) {
    return switch (process.calls().before(address)) {
      case CallBefore.Direct(long target) ->
          anyTarget || process.mayBeCallOf(target, place.address().forLookup());
      case CallBefore.Indirect indirect -> true;
      case CallBefore.SignalReturn signal -> true;
      case CallBefore.Unread unread -> true;
      case CallBefore.None none -> false;
    };
  }

  /**
   * Only what the frame holds is known. On aarch64 the frame record may lie anywhere in the frame,
   * so that the caller's stack pointer is not.
   */
  private UnwindRegisters caller(long frame, long next, long address) {
    UnwindRegisters.Builder caller =
        new UnwindRegisters.Builder(process.registers())
            .set(fp, next)
            .set(process.registers().programCounter(), address);
    if (process.architecture() == Architecture.X86_64) {
      caller.set(sp, frame + 16);
    } else {
      caller.set(process.registers().returnAddress(), address);
    }
    return caller.build();
  }
}
