package inquest.engine.unwind;

import inquest.engine.binaries.ProcessImage;
import inquest.engine.machine.Architecture;
import inquest.engine.machine.DwarfRegisters;
import inquest.engine.memory.Memory;
import inquest.engine.note.Limits;
import inquest.engine.note.Notes;
import java.util.OptionalLong;

/**
 * All that steps from frame to frame need to know of a process.
 *
 * @param architecture its processor
 * @param registers its registers' numbers
 * @param memory its memory, with the files
 * @param space what lies where
 * @param tables call frame information
 * @param calls tells calls from other code
 * @param functions where functions start
 * @param pointers takes signatures off addresses
 */
record Surroundings(
    Architecture architecture,
    DwarfRegisters registers,
    Memory memory,
    AddressSpace space,
    UnwindTables tables,
    CallSites calls,
    Functions functions,
    CodePointers pointers) {
  static Surroundings of(ProcessImage image, Limits limits, Notes notes) {
    Architecture architecture = image.target().architecture();
    AddressSpace space = new AddressSpace(image);
    return new Surroundings(
        architecture,
        DwarfRegisters.of(architecture),
        image.memory(),
        space,
        new UnwindTables(image, space, limits, notes),
        new CallSites(architecture, image.memory()),
        new Functions(image, space),
        new CodePointers(image.target(), space));
  }

  /**
   * Whether a direct call can have led to where an address is: it is of code in the same module or
   * mapping (functions are split, and go on to others at their end), or of what only jumps on.
   */
  boolean mayBeCallOf(long target, long address) {
    int module = space.moduleIndex(address);
    boolean near =
        module >= 0
            ? module == space.moduleIndex(target)
            : space.mappingAt(address).equals(space.mappingAt(target));
    return near || calls.jumpsOn(target);
  }

  /**
   * Whether a direct call is of the very function that an address lies in, or of what only jumps
   * on; where no symbol tells, whether it may be.
   */
  boolean isCallOf(long target, long address) {
    OptionalLong start = functions.startAt(address);
    return start.isEmpty()
        ? mayBeCallOf(target, address)
        : start.getAsLong() == target || calls.jumpsOn(target);
  }

  /** Whether an address can be where a call returns to: code is before it. */
  boolean isReturnAddress(long address) {
    return address != 0 && space.isCode(address - 1);
  }
}
