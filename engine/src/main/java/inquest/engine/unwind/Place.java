package inquest.engine.unwind;

import inquest.engine.machine.CodeAddress;
import inquest.engine.machine.UnwindRegisters;
import java.util.Objects;

/**
 * Where a walk stands.
 *
 * @param address of the code
 * @param registers those that are known
 * @param floor the lowest address where the frame's own part of the stack may start: its stack
 *     pointer where that is known
 * @param how how it was found
 */
record Place(CodeAddress address, UnwindRegisters registers, long floor, Found how) {
  Place {
    Objects.requireNonNull(address);
    Objects.requireNonNull(registers);
    Objects.requireNonNull(how);
  }

  long pc() {
    return address.address();
  }

  boolean exact() {
    return switch (address) {
      case CodeAddress.Exact exact -> true;
      case CodeAddress.Return returned -> false;
    };
  }
}
