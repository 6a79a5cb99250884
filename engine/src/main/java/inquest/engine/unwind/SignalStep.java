package inquest.engine.unwind;

import inquest.engine.machine.CodeAddress;
import inquest.engine.machine.DwarfRegisters;
import inquest.engine.machine.SignalReturn;
import inquest.engine.machine.UnwindRegisters;
import java.util.List;
import java.util.OptionalLong;

/**
 * Goes from the code that a signal handler returns to on to what the signal interrupted, with the
 * registers that the kernel saved: for C libraries that describe that code nowhere.
 */
final class SignalStep {
  private final Surroundings process;
  private final SignalReturn signals;

  SignalStep(Surroundings process) {
    this.process = process;
    signals = SignalReturn.of(process.architecture());
  }

  /**
   * What was interrupted.
   *
   * @throws inquest.engine.note.Unreadable where the saved registers cannot be read
   */
  Step step(Place place) {
    DwarfRegisters table = process.registers();
    long at = place.registers().get(table.stackPointer()) + signals.registersAt();
    UnwindRegisters.Builder saved = new UnwindRegisters.Builder(table);
    List<String> names = signals.registers();
    for (int i = 0; i < names.size(); i++) {
      saved.set(table.names().indexOf(names.get(i)), process.memory().i64(at + 8L * i));
    }
    UnwindRegisters registers = saved.build();
    long pc = registers.get(table.programCounter());
    long sp = registers.get(table.stackPointer());
    return new Step.Caller(
        new Place(new CodeAddress.Exact(pc), registers, sp, Found.SIGNAL_CONTEXT),
        OptionalLong.of(sp),
        true);
  }
}
