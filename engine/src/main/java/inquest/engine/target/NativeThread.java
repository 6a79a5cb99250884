package inquest.engine.target;

import java.util.OptionalLong;

/**
 * A thread as the kernel saw it.
 *
 * @param tid kernel thread id as the one who wrote the core saw it (outside its container)
 * @param registers general registers
 * @param threadPointer the value of {@code fs_base} on x86-64, of {@code tpidr_el0} on aarch64;
 *     empty where not saved
 * @param signal the signal that this thread was at when the core was written; 0 for none
 */
public record NativeThread(int tid, Registers registers, OptionalLong threadPointer, int signal) {}
