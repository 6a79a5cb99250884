package inquest.engine.object;

import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.math.BigInteger;

/** C numbers of any width. */
final class Plain {
  private Plain() {}

  /** A two's complement number of 1, 2, 4 or 8 bytes. */
  static BigInteger signed(Memory memory, long at, int size) {
    return BigInteger.valueOf(
        switch (size) {
          case 1 -> (byte) memory.u8(at);
          case 2 -> (short) memory.u16(at);
          case 4 -> memory.i32(at);
          case 8 -> memory.i64(at);
          default -> throw Unreadable.implausible(at, "a number of " + size + " bytes");
        });
  }

  /** An unsigned number of 1, 2, 4 or 8 bytes. */
  static BigInteger unsigned(Memory memory, long at, int size) {
    return switch (size) {
      case 1 -> BigInteger.valueOf(memory.u8(at));
      case 2 -> BigInteger.valueOf(memory.u16(at));
      case 4 -> BigInteger.valueOf(memory.u32(at));
      case 8 -> new BigInteger(Long.toUnsignedString(memory.i64(at)));
      default -> throw Unreadable.implausible(at, "a number of " + size + " bytes");
    };
  }
}
