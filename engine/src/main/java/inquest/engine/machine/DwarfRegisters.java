package inquest.engine.machine;

import java.util.List;

/**
 * The registers of an architecture by their numbers in DWARF: System V ABI for AMD64, figure 3.36;
 * DWARF for the Arm 64-bit Architecture, section 4.1. Vector registers are left out: no frame is
 * found with them. Immutable.
 *
 * @param names names of the general registers, as {@link Architecture#registers} has them, by
 *     number
 * @param programCounter number of the program counter
 * @param stackPointer number of the stack pointer
 * @param framePointer number of the frame pointer
 * @param returnAddress number of the column of the return address
 * @param preserved numbers of the registers that a function leaves as they were, as bits
 */
public record DwarfRegisters(
    List<String> names,
    int programCounter,
    int stackPointer,
    int framePointer,
    int returnAddress,
    long preserved) {
  private static final DwarfRegisters X86_64 =
      new DwarfRegisters(
          List.of(
              "rax", "rdx", "rcx", "rbx", "rsi", "rdi", "rbp", "rsp", "r8", "r9", "r10", "r11",
              "r12", "r13", "r14", "r15", "rip"),
          16,
          7,
          6,
          16,
          1L << 3 | 1L << 6 | 0xfL << 12);

  /** x30 is among the preserved: where nothing says otherwise it still has the return address. */
  private static final DwarfRegisters AARCH64 =
      new DwarfRegisters(
          List.of(
              "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12",
              "x13", "x14", "x15", "x16", "x17", "x18", "x19", "x20", "x21", "x22", "x23", "x24",
              "x25", "x26", "x27", "x28", "x29", "x30", "sp", "pc"),
          32,
          31,
          29,
          30,
          0xfffL << 19);

  /** Copies the list; refuses more registers than there are bits. */
  public DwarfRegisters {
    names = List.copyOf(names);
    if (names.size() > Long.SIZE) {
      throw new IllegalArgumentException("more than 64 registers");
    }
  }

  /** The table of an architecture. */
  public static DwarfRegisters of(Architecture architecture) {
    return switch (architecture) {
      case X86_64 -> X86_64;
      case AARCH64 -> AARCH64;
    };
  }

  /** How many registers the table has: their numbers are 0 up to it. */
  public int count() {
    return names.size();
  }

  /** Whether a function leaves the register as it was when it returns. */
  public boolean isPreserved(int number) {
    return number >= 0 && number < count() && (preserved >>> number & 1) != 0;
  }
}
