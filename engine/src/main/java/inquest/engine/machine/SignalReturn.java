package inquest.engine.machine;

import java.util.List;

/**
 * How an architecture's kernel leaves the interrupted registers on the stack of a signal handler,
 * and the code that a handler returns to.
 *
 * @param code instructions that ask the kernel to return from a signal, each way of writing them
 * @param registersAt offset of the first saved register from the stack pointer that stands at that
 *     code, in bytes
 * @param registers names of the saved registers in the order in which they lie, 8 bytes each
 */
public record SignalReturn(List<Code> code, int registersAt, List<String> registers) {
  /**
   * A run of instructions.
   *
   * @param low its first eight bytes, little-endian
   * @param high those after it, up to eight
   * @param length how many bytes there are
   */
  public record Code(long low, long high, int length) {
    /** Whether bytes start with it. */
    public boolean starts(byte[] bytes) {
      for (int i = 0; i < length; i++) {
        long part = i < 8 ? low >>> (8 * i) : high >>> (8 * (i - 8));
        if (i >= bytes.length || bytes[i] != (byte) part) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * {@code mov $15, %rax} or {@code %eax}, {@code syscall}; the stack pointer stands at {@code
   * struct ucontext} (arch/x86/include/asm/sigframe.h, uapi/asm/sigcontext.h).
   */
  private static final SignalReturn X86_64 =
      new SignalReturn(
          List.of(
              new Code(0x0f_00_00_00_0f_c0_c7_48L, 0x05, 9),
              new Code(0x00_05_0f_00_00_00_0f_b8L, 0, 7)),
          40,
          List.of(
              "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "rdi", "rsi", "rbp", "rbx",
              "rdx", "rax", "rcx", "rsp", "rip"));

  /**
   * {@code mov x8, #139}, {@code svc #0}; the stack pointer stands at {@code struct rt_sigframe}:
   * 128 bytes of siginfo, then the ucontext, whose sigcontext starts 176 bytes in with the address
   * of a fault (arch/arm64/kernel/signal.c, uapi/asm/ucontext.h).
   */
  private static final SignalReturn AARCH64 =
      new SignalReturn(
          List.of(new Code(0xd4000001_d2801168L, 0, 8)),
          128 + 176 + 8,
          List.of(
              "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12",
              "x13", "x14", "x15", "x16", "x17", "x18", "x19", "x20", "x21", "x22", "x23", "x24",
              "x25", "x26", "x27", "x28", "x29", "x30", "sp", "pc"));

  /** Copies the lists. */
  public SignalReturn {
    code = List.copyOf(code);
    registers = List.copyOf(registers);
  }

  /** The table of an architecture. */
  public static SignalReturn of(Architecture architecture) {
    return switch (architecture) {
      case X86_64 -> X86_64;
      case AARCH64 -> AARCH64;
    };
  }

  /** Bytes that {@link #isAt} needs to see. */
  public int codeBytes() {
    int most = 0;
    for (Code one : code) {
      most = Math.max(most, one.length());
    }
    return most;
  }

  /** Whether bytes of code start with a return from a signal. */
  public boolean isAt(byte[] bytes) {
    for (Code one : code) {
      if (one.starts(bytes)) {
        return true;
      }
    }
    return false;
  }
}
