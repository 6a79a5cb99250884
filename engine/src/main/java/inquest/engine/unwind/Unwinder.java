package inquest.engine.unwind;

import inquest.engine.binaries.ProcessImage;
import inquest.engine.machine.CodeAddress;
import inquest.engine.machine.DwarfRegisters;
import inquest.engine.machine.UnwindRegisters;
import inquest.engine.note.Limits;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.target.NativeThread;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Walks the native stacks of a process, innermost frame first. What it needs of a module is opened
 * when a frame is in it, and kept. Safe to use from several threads until the image is closed.
 */
public final class Unwinder {
  private final Limits limits;
  private final Notes notes = new Notes();
  private final Surroundings process;
  private final Stepper stepper;

  /**
   * @param limits the cap on frames of one thread, and on chains
   */
  public Unwinder(ProcessImage image, Limits limits) {
    this.limits = limits;
    process = Surroundings.of(image, limits, notes);
    stepper = new Stepper(process);
  }

  /** The whole stack of a thread. */
  public NativeStack unwind(NativeThread thread) {
    return walk(thread, limits.frames(), NativeStack.End.LIMIT);
  }

  /**
   * The innermost frames of a thread, at the cost of these frames only.
   *
   * @param most how many frames, at least 1
   */
  public NativeStack innermost(NativeThread thread, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one frame");
    }
    return most < limits.frames() ? walk(thread, most, NativeStack.End.ENOUGH) : unwind(thread);
  }

  /** What was found wrong with unwind information until now, each once: of modules, not stacks. */
  public List<Note> notes() {
    return notes.toList();
  }

  /** The code made at run time that the process describes at an address outside its modules. */
  public Optional<JitCode> jitAt(long address) {
    return process.tables().jitAt(address);
  }

  private NativeStack walk(NativeThread thread, int most, NativeStack.End atMost) {
    Walk walk = new Walk(process, stepper, thread, most, atMost);
    UnwindRegisters registers = registers(thread);
    OptionalLong pc = registers.programCounter();
    OptionalLong sp = registers.stackPointer();
    if (pc.isEmpty() || sp.isEmpty()) {
      return walk.nothing("its registers were not saved");
    }
    CodeAddress address = new CodeAddress.Exact(pc.getAsLong());
    return walk.from(new Place(address, registers, sp.getAsLong(), Found.REGISTERS));
  }

  private UnwindRegisters registers(NativeThread thread) {
    DwarfRegisters table = process.registers();
    UnwindRegisters.Builder registers = new UnwindRegisters.Builder(table);
    for (int i = 0; i < table.count(); i++) {
      OptionalLong value = thread.registers().get(table.names().get(i));
      if (value.isPresent()) {
        registers.set(i, value.getAsLong());
      }
    }
    return registers.build();
  }
}
