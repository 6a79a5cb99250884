package inquest.engine.unwind;

import inquest.engine.machine.Architecture;
import inquest.engine.machine.CodeAddress;
import inquest.engine.machine.UnwindRegisters;
import java.util.OptionalLong;

/**
 * Finds the caller where a thread called what is no code (a null pointer, garbage), or stands at
 * the first instruction of a function: all is as the call left it.
 */
final class FailedCallStep {
  private final Surroundings process;

  FailedCallStep(Surroundings process) {
    this.process = process;
  }

  /**
   * The caller, if one called.
   *
   * @throws inquest.engine.note.Unreadable where the stack cannot be read
   */
  Step step(Place place) {
    UnwindRegisters registers = place.registers();
    long sp = registers.get(process.registers().stackPointer());
    boolean x86 = process.architecture() == Architecture.X86_64;
    long pointer =
        x86 ? process.memory().i64(sp) : registers.get(process.registers().returnAddress());
    long address = process.pointers().address(pointer, false);
    if (!process.isReturnAddress(address) || !maybeCalled(process.calls().before(address))) {
      return new Step.Stuck("no code is at 0x" + Long.toHexString(place.pc()));
    }
    long above = x86 ? sp + 8 : sp;
    UnwindRegisters caller =
        registers
            .with(process.registers().stackPointer(), above)
            .with(process.registers().programCounter(), address);
    return new Step.Caller(
        new Place(new CodeAddress.Return(address), caller, above, Found.FAILED_CALL),
        OptionalLong.of(above),
        false);
  }

  private static boolean maybeCalled(CallBefore before) {
    return switch (before) {
      case CallBefore.Direct direct -> true;
      case CallBefore.Indirect indirect -> true;
      case CallBefore.Unread unread -> true;
      case CallBefore.SignalReturn signal -> true;
      case CallBefore.None none -> false;
    };
  }
}
