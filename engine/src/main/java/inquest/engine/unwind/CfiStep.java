package inquest.engine.unwind;

import inquest.engine.dwarf.frame.CfaRule;
import inquest.engine.dwarf.frame.CfiExecutor;
import inquest.engine.dwarf.frame.CfiRow;
import inquest.engine.dwarf.frame.RegisterRule;
import inquest.engine.machine.Architecture;
import inquest.engine.machine.CodeAddress;
import inquest.engine.machine.UnwindRegisters;
import java.util.OptionalLong;

/** Finds a caller with call frame information, and refuses one that cannot be right. */
final class CfiStep {
  private final Surroundings process;

  CfiStep(Surroundings process) {
    this.process = process;
  }

  /**
   * The caller by a row that holds where the walk stands.
   *
   * @throws inquest.engine.note.Unreadable where a register or memory that the row needs is not to
   *     be had
   */
  Step step(Place place, CfiRow row) {
    UnwindRegisters known = withStackPointer(place.registers(), row);
    CfiExecutor.Caller caller = CfiExecutor.execute(row, known, process.memory());
    OptionalLong cfa = OptionalLong.of(caller.cfa());
    if (caller.returnAddress().isEmpty()) {
      return new Step.Bottom(cfa);
    }
    long address =
        process.pointers().address(caller.returnAddress().getAsLong(), row.returnAddressSigned());
    UnwindRegisters registers =
        caller.registers().with(process.registers().programCounter(), address);
    if (row.signalFrame()) {
      long floor = registers.get(process.registers().stackPointer());
      return new Step.Caller(
          new Place(new CodeAddress.Exact(address), registers, floor, Found.CFI), cfa, true);
    }
    if (address == 0) {
      return new Step.Bottom(cfa);
    }
    if (!grows(place, caller.cfa())) {
      return new Step.Stuck(
          "unwind information leads to a frame that does not lie above, at 0x"
              + Long.toHexString(caller.cfa()));
    }
    if (!process.isReturnAddress(address)) {
      return new Step.Stuck(
          "unwind information leads to 0x" + Long.toHexString(address) + ", where no code is");
    }
    return new Step.Caller(
        new Place(new CodeAddress.Return(address), registers, caller.cfa(), Found.CFI), cfa, false);
  }

  /**
   * Every frame takes some of the stack, but those of aarch64 functions that call nothing, which
   * can only be where a thread stands and not where it returns to.
   */
  private boolean grows(Place place, long cfa) {
    int difference = Long.compareUnsigned(cfa, place.floor());
    boolean mayBeEmpty = process.architecture() == Architecture.AARCH64 && place.exact();
    return (difference > 0 || (difference == 0 && mayBeEmpty)) && (cfa & 7) == 0;
  }

  /**
   * Where only the frame pointer is known, the row says where the frame record that it points at
   * lies, seen from the canonical frame address (Procedure Call Standard for the Arm 64-bit
   * Architecture, "The Frame Pointer").
   */
  private UnwindRegisters withStackPointer(UnwindRegisters registers, CfiRow row) {
    int sp = process.registers().stackPointer();
    int fp = process.registers().framePointer();
    if (!registers.knows(sp)
        && registers.knows(fp)
        && row.cfa() instanceof CfaRule.RegisterOffset(int register, long offset)
        && register == sp
        && row.rules().get(fp) instanceof RegisterRule.Offset(long record)) {
      return registers.with(sp, registers.get(fp) - record - offset);
    }
    return registers;
  }
}
