package inquest.engine.runtime;

import inquest.engine.machine.Architecture;
import inquest.engine.target.NativeThread;
import inquest.engine.target.Registers;
import java.util.OptionalLong;

/** What a native thread's registers say of the lock that it is blocked on. */
final class Waiting {
  private Waiting() {}

  /**
   * The address that the thread waits at in {@code futex}, or in {@code restart_syscall}, which
   * leaves the registers of the call that it goes on with.
   */
  static OptionalLong futex(NativeThread thread) {
    Registers registers = thread.registers();
    Architecture.SyscallConvention convention = registers.architecture().syscalls();
    OptionalLong number = registers.get(convention.number());
    if (number.isEmpty()) {
      return OptionalLong.empty();
    }
    boolean futex =
        switch (registers.architecture()) {
          case X86_64 -> number.getAsLong() == 202 || number.getAsLong() == 219;
          case AARCH64 -> number.getAsLong() == 98 || number.getAsLong() == 128;
        };
    return futex ? registers.get(convention.arguments().getFirst()) : OptionalLong.empty();
  }
}
