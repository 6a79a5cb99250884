package inquest.engine.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A 64-bit little-endian Linux architecture, as the tables that the kernel's and the ELF psABI's
 * documents give. Register sets are in the order of the kernel's {@code elf_gregset_t} (8 bytes
 * each).
 */
public enum Architecture {
  /** AMD64: {@code struct user_regs_struct} in sys/user.h. */
  X86_64(
      62,
      "x86-64",
      List.of(
          "r15",
          "r14",
          "r13",
          "r12",
          "rbp",
          "rbx",
          "r11",
          "r10",
          "r9",
          "r8",
          "rax",
          "rcx",
          "rdx",
          "rsi",
          "rdi",
          "orig_rax",
          "rip",
          "cs",
          "eflags",
          "rsp",
          "ss",
          "fs_base",
          "gs_base",
          "ds",
          "es",
          "fs",
          "gs"),
      "rip",
      "rsp",
      "rbp",
      Optional.of("fs_base"),
      new SyscallConvention("orig_rax", "rax", List.of("rdi", "rsi", "rdx", "r10", "r8", "r9"))),
  /**
   * AArch64: {@code struct user_pt_regs} in asm/ptrace.h; the thread pointer is in a note of its
   * own.
   */
  AARCH64(
      183,
      "aarch64",
      List.of(
          "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13",
          "x14", "x15", "x16", "x17", "x18", "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26",
          "x27", "x28", "x29", "x30", "sp", "pc", "pstate"),
      "pc",
      "sp",
      "x29",
      Optional.empty(),
      new SyscallConvention("x8", "x0", List.of("x0", "x1", "x2", "x3", "x4", "x5")));

  /**
   * Where a system call leaves its number, result and arguments.
   *
   * @param number register of the call's number
   * @param result register of its result
   * @param arguments registers of its arguments, first to last
   */
  public record SyscallConvention(String number, String result, List<String> arguments) {}

  private final int elfMachine;
  private final String displayName;
  private final List<String> registers;
  private final String programCounter;
  private final String stackPointer;
  private final String framePointer;
  private final Optional<String> threadPointer;
  private final SyscallConvention syscalls;

  Architecture(
      int elfMachine,
      String displayName,
      List<String> registers,
      String programCounter,
      String stackPointer,
      String framePointer,
      Optional<String> threadPointer,
      SyscallConvention syscalls) {
    this.elfMachine = elfMachine;
    this.displayName = displayName;
    this.registers = registers;
    this.programCounter = programCounter;
    this.stackPointer = stackPointer;
    this.framePointer = framePointer;
    this.threadPointer = threadPointer;
    this.syscalls = syscalls;
  }

  /** Its {@code e_machine}. */
  public int elfMachine() {
    return elfMachine;
  }

  /**
   * The architecture of an ELF header's {@code e_machine}; empty for those that Inquest does not
   * know.
   */
  public static Optional<Architecture> ofElfMachine(int machine) {
    return Arrays.stream(values()).filter(a -> a.elfMachine == machine).findFirst();
  }

  /** The name that a person knows it by. */
  public String displayName() {
    return displayName;
  }

  /** Names of the general registers in the order of the core's register set, 8 bytes each. */
  public List<String> registers() {
    return registers;
  }

  /** Name of the program counter. */
  public String programCounter() {
    return programCounter;
  }

  /** Name of the stack pointer. */
  public String stackPointer() {
    return stackPointer;
  }

  /** Name of the frame pointer. */
  public String framePointer() {
    return framePointer;
  }

  /**
   * Name of the register of the register set that holds the thread pointer, where it is in that
   * set.
   */
  public Optional<String> threadPointer() {
    return threadPointer;
  }

  /** How system calls use registers. */
  public SyscallConvention syscalls() {
    return syscalls;
  }
}
