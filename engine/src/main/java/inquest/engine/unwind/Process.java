package inquest.engine.unwind;

import inquest.engine.binaries.ProcessImage;
import inquest.engine.machine.Architecture;
import inquest.engine.machine.DwarfRegisters;
import inquest.engine.memory.Memory;
import inquest.engine.note.Limits;
import inquest.engine.note.Notes;

/**
 * All that steps from frame to frame need to know of a process.
 *
 * @param architecture its processor
 * @param registers its registers' numbers
 * @param memory its memory, with the files
 * @param space what lies where
 * @param tables call frame information
 * @param calls tells calls from other code
 * @param pointers takes signatures off addresses
 */
record Process(
    Architecture architecture,
    DwarfRegisters registers,
    Memory memory,
    AddressSpace space,
    UnwindTables tables,
    CallSites calls,
    CodePointers pointers) {
  static Process of(ProcessImage image, Limits limits, Notes notes) {
    Architecture architecture = image.target().architecture();
    AddressSpace space = new AddressSpace(image);
    return new Process(
        architecture,
        DwarfRegisters.of(architecture),
        image.memory(),
        space,
        new UnwindTables(image, space, limits, notes),
        new CallSites(architecture, image.memory()),
        new CodePointers(image.target(), space));
  }

  /** Whether an address can be where a call returns to: code is before it. */
  boolean isReturnAddress(long address) {
    return address != 0 && space.isCode(address - 1);
  }
}
