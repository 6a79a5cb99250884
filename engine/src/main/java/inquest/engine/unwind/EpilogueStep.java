package inquest.engine.unwind;

import inquest.engine.machine.Architecture;
import inquest.engine.machine.CodeAddress;
import java.util.OptionalLong;

/**
 * Follows the instructions from where a frame stands to its return, where they are only those that
 * take a frame down: then the caller and what was saved for it are certain. x86-64.
 */
final class EpilogueStep {
  private final Surroundings process;

  EpilogueStep(Surroundings process) {
    this.process = process;
  }

  /**
   * The caller, where the code can be followed.
   *
   * @throws inquest.engine.note.Unreadable where a register or the stack that the code uses is not
   *     to be had
   */
  Step step(Place place) {
    if (process.architecture() != Architecture.X86_64) {
      return new Step.Stuck("its code is not followed");
    }
    EpilogueDecoder decoder = new EpilogueDecoder(process.memory(), place);
    if (!decoder.run()) {
      return new Step.Stuck("its code does not lead straight to a return");
    }
    long sp = decoder.stackPointer();
    long address = process.memory().i64(sp);
    if (!process.isReturnAddress(address)
        || process.calls().before(address) instanceof CallBefore.None
        || Long.compareUnsigned(sp, place.floor()) < 0) {
      return new Step.Stuck("its code returns to 0x" + Long.toHexString(address));
    }
    long above = sp + 8;
    return new Step.Caller(
        new Place(
            new CodeAddress.Return(address), decoder.caller(address, above), above, Found.EPILOGUE),
        OptionalLong.of(above),
        false);
  }
}
