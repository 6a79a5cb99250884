package inquest.engine.dwarf.frame;

import java.util.Optional;

/** Finds the call frame information of code by its address. Safe to use from several threads. */
public sealed interface FrameTable permits FrameHeader, FrameIndex {
  /**
   * The frame description of the code at an address of the process; empty where there is none.
   *
   * @throws inquest.engine.note.Unreadable where the table cannot be read
   */
  Optional<Fde> find(long address);
}
