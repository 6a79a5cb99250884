package inquest.engine.target;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A thread as the kernel saw it.
 *
 * @param tid kernel thread id as the one who wrote the core saw it (outside its container)
 * @param innerTid the same inside its container, where the kernel tells, as it does of the living
 * @param registers general registers
 * @param threadPointer the value of {@code fs_base} on x86-64, of {@code tpidr_el0} on aarch64;
 *     empty where not saved
 * @param signal the signal that this thread was at when the core was written; 0 for none
 */
public record NativeThread(
    int tid,
    OptionalInt innerTid,
    Registers registers,
    OptionalLong threadPointer,
    int signal) {
  /** A thread of which only the outer id is known. */
  public NativeThread(int tid, Registers registers, OptionalLong threadPointer, int signal) {
    this(tid, OptionalInt.empty(), registers, threadPointer, signal);
  }

  /** Its id as it knows itself, as far as that is known. */
  public int ownTid() {
    return innerTid.orElse(tid);
  }
}
