package inquest.engine.unwind;

import inquest.engine.machine.Architecture;
import inquest.engine.machine.SignalReturn;
import inquest.engine.memory.Memory;
import java.util.Arrays;

/** Tells from the code before an address whether it can be what a call left behind. */
final class CallSites {
  /** The longest call: {@code ff /2} with a SIB byte and 32 bits of displacement. */
  private static final int LONGEST = 7;

  /** How far behind its first instruction a function may go on. */
  private static final long MAX_FUNCTION = 0x10000;

  private static final int ENDBR64 = 0xfa1e_0ff3;

  private final Architecture architecture;
  private final Memory memory;
  private final SignalReturn signals;

  CallSites(Architecture architecture, Memory memory) {
    this.architecture = architecture;
    this.memory = memory;
    signals = SignalReturn.of(architecture);
  }

  /** What stands before an address. */
  CallBefore before(long address) {
    CallBefore before =
        switch (architecture) {
          case X86_64 -> x86(address);
          case AARCH64 -> aarch64(address);
        };
    boolean signal = before instanceof CallBefore.None && isSignalReturn(address);
    return signal ? new CallBefore.SignalReturn() : before;
  }

  /** Whether the code at the very address asks the kernel to return from a signal. */
  boolean isSignalReturn(long address) {
    byte[] code = new byte[signals.codeBytes()];
    int had = memory.read(address, code, 0, code.length);
    return signals.isAt(had == code.length ? code : Arrays.copyOf(code, had));
  }

  private CallBefore x86(long address) {
    byte[] code = new byte[LONGEST];
    if (memory.read(address - LONGEST, code, 0, LONGEST) < LONGEST) {
      return new CallBefore.Unread();
    }
    if ((code[2] & 0xff) == 0xe8) {
      int offset = code[3] & 0xff | (code[4] & 0xff) << 8 | (code[5] & 0xff) << 16 | code[6] << 24;
      return new CallBefore.Direct(address + offset);
    }
    for (int length = 2; length <= LONGEST; length++) {
      int at = LONGEST - length;
      if ((code[at] & 0xff) == 0xff
          && callLength(code[at + 1], at + 2 < LONGEST ? code[at + 2] : 0) == length) {
        return new CallBefore.Indirect();
      }
    }
    return new CallBefore.None();
  }

  /**
   * Bytes of {@code call *operand} without prefixes (Intel SDM volume 2, tables 2-2 and 2-3); 0
   * where the ModR/M byte is of another instruction.
   */
  private static int callLength(int modrm, int sib) {
    if ((modrm >> 3 & 7) != 2) {
      return 0;
    }
    int rm = modrm & 7;
    int withSib = rm == 4 ? 1 : 0;
    return switch (modrm >> 6 & 3) {
      case 0 -> rm == 5 || (rm == 4 && (sib & 7) == 5) ? 6 + withSib : 2 + withSib;
      case 1 -> 3 + withSib;
      case 2 -> 6 + withSib;
      default -> 2;
    };
  }

  private CallBefore aarch64(long address) {
    if ((address & 3) != 0) {
      return new CallBefore.None();
    }
    if (!memory.readable(address - 4, 4)) {
      return new CallBefore.Unread();
    }
    int code = memory.i32(address - 4);
    if ((code & 0xfc00_0000) == 0x9400_0000) { // BL
      return new CallBefore.Direct(address - 4 + ((long) (code << 6) >> 4));
    }
    boolean branchWithLink =
        (code & 0xffff_fc1f) == 0xd63f_0000 // BLR
            || (code & 0xfeff_f800) == 0xd63f_0800; // BLRAA, BLRAB, BLRAAZ, BLRABZ
    return branchWithLink ? new CallBefore.Indirect() : new CallBefore.None();
  }

  /** Whether the code at an address can belong to the function that starts at another. */
  static boolean encloses(long function, long address) {
    long distance = address - function;
    return distance >= 0 && distance < MAX_FUNCTION;
  }

  /** Whether a function only jumps on, like an entry of the procedure linkage table. */
  boolean jumpsOn(long function) {
    if (architecture == Architecture.AARCH64) {
      return memory.readable(function, 4)
          && ((memory.i32(function) & 0x9f00_001f) == 0x9000_0010 // ADRP x16
              || memory.i32(function) == 0xd503_245f // BTI c, as before it
              || (memory.i32(function) & 0xfc00_0000) == 0x1400_0000); // B
    }
    byte[] code = new byte[6];
    if (memory.read(afterEndbr(function), code, 0, code.length) < code.length) {
      return true; // nobody knows
    }
    int first = code[0] & 0xff;
    int second = code[1] & 0xff;
    int third = code[2] & 0xff;
    return first == 0xe9
        || first == 0xeb
        || first == 0x68 // push of the index, for the loader
        || (first == 0xff && second == 0x25)
        || (first == 0xf2 && (second == 0xe9 || (second == 0xff && third == 0x25)));
  }

  /** Whether a function starts by keeping the frame pointer; x86-64. */
  boolean keepsFramePointer(long function) {
    long at = afterEndbr(function);
    return memory.readable(at, 4) && memory.i32(at) == 0xe589_4855; // push %rbp; mov %rsp, %rbp
  }

  private long afterEndbr(long function) {
    return memory.readable(function, 4) && memory.i32(function) == ENDBR64
        ? function + 4
        : function;
  }
}
