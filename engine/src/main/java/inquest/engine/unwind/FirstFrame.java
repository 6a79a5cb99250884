package inquest.engine.unwind;

import inquest.engine.machine.CodeAddress;
import inquest.engine.memory.Memory;
import java.util.OptionalLong;

/**
 * Recognises the code that a thread starts in where no unwind information says that it has no
 * caller: the entry of the program, and what ends a thread after its function returned (musl).
 */
final class FirstFrame {
  /** The entry routines of all C libraries are shorter. */
  private static final long ENTRY_BYTES = 64;

  private static final int SYS_EXIT_X86 = 60;
  private static final int SVC_0 = 0xd4000001;
  private static final int MOV_X8_EXIT = 0xd2800ba8; // mov x8, #93

  private final Surroundings process;

  FirstFrame(Surroundings process) {
    this.process = process;
  }

  /** Whether the code at an address has no caller. */
  boolean isAt(CodeAddress address) {
    OptionalLong entry = process.tables().entryOfModuleAt(address.forLookup());
    if (entry.isPresent()) {
      long distance = address.forLookup() - entry.getAsLong();
      if (distance >= 0 && distance < ENTRY_BYTES) {
        return true;
      }
    }
    return switch (process.architecture()) {
      case X86_64 -> exitsX86(address.address());
      case AARCH64 -> exitsAarch64(address.address());
    };
  }

  /** {@code mov %eax, %edi; xor %eax, %eax; mov $60, %al; syscall}. */
  private boolean exitsX86(long address) {
    byte[] code = new byte[16];
    int had = process.memory().read(address, code, 0, code.length);
    boolean takesResult =
        (code[0] & 0xff) == 0x89 || ((code[0] & 0xff) == 0x48 && (code[1] & 0xff) == 0x89);
    for (int i = 2; takesResult && i + 4 <= had; i++) {
      boolean eax = (code[i] & 0xff) == 0xb8 && i + 7 <= had;
      boolean al = (code[i] & 0xff) == 0xb0;
      int after = i + (eax ? 5 : 2);
      if ((eax || al)
          && code[i + 1] == SYS_EXIT_X86
          && after + 2 <= had
          && code[after] == 0x0f
          && code[after + 1] == 0x05) {
        return true;
      }
    }
    return false;
  }

  private boolean exitsAarch64(long address) {
    Memory memory = process.memory();
    return memory.readable(address, 8)
        && memory.i32(address) == MOV_X8_EXIT
        && memory.i32(address + 4) == SVC_0;
  }
}
