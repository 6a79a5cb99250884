package inquest.engine.target;

import inquest.engine.machine.Architecture;
import inquest.engine.machine.SystemCalls;
import inquest.engine.memory.Memory;
import inquest.engine.target.BlockedCall.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * Tells from a thread's registers which system call it was in. Safe to use from several threads.
 */
public final class BlockedCalls {
  private static final int X86_SYSCALL = 0x050f; // 0f 05
  private static final int SVC_0 = 0xd4000001;

  private final Architecture architecture;
  private final Memory memory;
  private final SystemCalls calls;
  private final IntFunction<Optional<String>> descriptors;

  /**
   * @param memory with the code of the process where it can be had
   */
  public BlockedCalls(Architecture architecture, Memory memory) {
    this(architecture, memory, number -> Optional.empty());
  }

  /**
   * @param target whose descriptors may be known
   * @param memory its memory, with its code where it can be had
   */
  public BlockedCalls(Target target, Memory memory) {
    this(target.architecture(), memory, target::descriptor);
  }

  private BlockedCalls(
      Architecture architecture, Memory memory, IntFunction<Optional<String>> descriptors) {
    this.architecture = architecture;
    this.memory = memory;
    this.descriptors = descriptors;
    calls = SystemCalls.of(architecture);
  }

  /** The call that the thread was in; empty when it was in none, or nothing proves that it was. */
  public Optional<BlockedCall> of(NativeThread thread) {
    Registers registers = thread.registers();
    OptionalLong number = registers.get(architecture.syscalls().number());
    OptionalLong result = registers.get(architecture.syscalls().result());
    OptionalLong pc = registers.programCounter();
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (registers.inSystemCall()) {
      return Optional.of(call((int) number.getAsLong(), registers, true, Evidence.KERNEL));
    }
    if (result.isEmpty() || pc.isEmpty()) {
      return Optional.empty();
    }
    long n = number.getAsLong();
    if (n < 0 || n > Integer.MAX_VALUE) {
      return Optional.empty(); // the kernel marks threads outside of calls with -1
    }
    return switch (architecture) {
      case X86_64 -> x86((int) n, result.getAsLong(), pc.getAsLong(), registers);
      case AARCH64 -> aarch64((int) n, result.getAsLong(), pc.getAsLong(), registers);
    };
  }

  private Optional<BlockedCall> x86(int number, long result, long pc, Registers registers) {
    if (memory.readable(pc - 2, 2) && memory.u16(pc - 2) != X86_SYSCALL) {
      return Optional.empty();
    }
    return Optional.of(call(number, registers, interrupted(result), Evidence.KERNEL));
  }

  /**
   * The kernel winds an interrupted call back to its instruction before it looks at signals
   * (arch/arm64/kernel/signal.c, do_signal): then x0 is the first argument again. A call that
   * cannot be restarted stands after it with its result.
   */
  private Optional<BlockedCall> aarch64(int number, long x0, long pc, Registers registers) {
    if (isSvc(pc)) {
      return Optional.of(call(number, registers, true, Evidence.INSTRUCTION));
    }
    if (isSvc(pc - 4)) {
      return Optional.of(call(number, registers, interrupted(x0), Evidence.INSTRUCTION));
    }
    if (memory.readable(pc, 4)) {
      return Optional.empty();
    }
    BlockedCall guess = call(number, registers, true, Evidence.INFERRED);
    return CallArguments.areUnmistakable(guess, memory) ? Optional.of(guess) : Optional.empty();
  }

  private boolean isSvc(long address) {
    return memory.readable(address, 4) && memory.i32(address) == SVC_0;
  }

  /**
   * EINTR, ERESTARTSYS, ERESTARTNOINTR, ERESTARTNOHAND, ERESTART_RESTARTBLOCK: the call was
   * interrupted; ENOSYS: it has not ended yet.
   */
  private static boolean interrupted(long result) {
    return result == -4 || (result >= -514 && result <= -512) || result == -516 || result == -38;
  }

  private BlockedCall call(int number, Registers registers, boolean waiting, Evidence evidence) {
    List<Long> arguments = new ArrayList<>();
    for (String register : architecture.syscalls().arguments()) {
      arguments.add(registers.get(register).orElse(0));
    }
    String name = calls.name(number).orElse("syscall " + number);
    String words = CallArguments.words(name, arguments, memory, descriptors);
    return new BlockedCall(name, number, arguments, waiting, evidence, words);
  }
}
