package inquest.engine.unwind;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.machine.CodeAddress;
import inquest.engine.machine.UnwindRegisters;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One activation of native code.
 *
 * @param index 0 for the innermost
 * @param address where it stood
 * @param cfa the canonical frame address: what the stack pointer was before the call; empty where
 *     its caller was not found, or found without it
 * @param how how it was found
 * @param signalFrame whether it is the code to which a signal handler returns: the frame after it
 *     was interrupted by the signal
 * @param registers its registers, as far as they are known
 * @param module the module that its code lies in
 * @param jit the code made at run time that it lies in, where the process describes that
 */
public record NativeFrame(
    int index,
    CodeAddress address,
    OptionalLong cfa,
    Found how,
    boolean signalFrame,
    UnwindRegisters registers,
    Optional<LoadedModule> module,
    Optional<JitCode> jit) {
  /** Refuses null parts. */
  public NativeFrame {
    Objects.requireNonNull(address);
    Objects.requireNonNull(cfa);
    Objects.requireNonNull(how);
    Objects.requireNonNull(registers);
    Objects.requireNonNull(module);
    Objects.requireNonNull(jit);
  }

  /** The program counter: what {@link CodeAddress#address} of its address says. */
  public long pc() {
    return address.address();
  }

  /**
   * The stack pointer while it stood there: its frame lies between it and the CFA; empty where only
   * the frame pointer was to be had (aarch64).
   */
  public OptionalLong stackPointer() {
    return registers.stackPointer();
  }

  /**
   * The address to look up in the tables of its module's file: symbols, lines; empty where it lies
   * in no module.
   */
  public OptionalLong fileAddress() {
    return module.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(address.forLookup() - module.get().loadBias());
  }
}
