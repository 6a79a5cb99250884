package inquest.engine.layout;

import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;

/**
 * A structure at an address. Every read throws {@link Unreadable} when the build has no such field
 * or the bytes cannot be had.
 *
 * @param memory where it lies
 * @param struct its layout
 * @param address its first byte
 */
public record View(Memory memory, Struct struct, long address) {
  /** Whether this build has the field. */
  public boolean has(String field) {
    return struct.has(field);
  }

  /** The address that a pointer field holds; 0 for NULL. */
  public long pointer(String field) {
    return memory.i64(address + struct.offset(field));
  }

  /** The number in an integer or bit field, extended to 64 bits as its kind says. */
  public long integer(String field) {
    return integer(struct.field(field));
  }

  /** The number in an integer or bit field of this structure. */
  public long integer(Field f) {
    long at = address + f.offset();
    boolean signed = f.kind() == Kind.SIGNED;
    long raw =
        switch (f.size()) {
          case 1 -> signed ? (byte) memory.u8(at) : memory.u8(at);
          case 2 -> signed ? (short) memory.u16(at) : memory.u16(at);
          case 4 -> signed ? memory.i32(at) : memory.u32(at);
          case 8 -> memory.i64(at);
          default ->
              throw Unreadable.implausible(
                  at, struct.name() + "." + f.name() + " is no integer: " + f.size() + " bytes");
        };
    if (f.bitSize() == 0 || f.bitSize() == 64) {
      return raw;
    }
    long shifted = raw << (64 - f.bitOffset() - f.bitSize());
    return signed ? shifted >> (64 - f.bitSize()) : shifted >>> (64 - f.bitSize());
  }

  /** The number in an IEEE 754 field of 4 or 8 bytes. */
  public double floating(String field) {
    Field f = struct.field(field);
    return f.size() == 4
        ? Float.intBitsToFloat(memory.i32(address + f.offset()))
        : memory.f64(address + f.offset());
  }

  /** The address of the field itself. */
  public long addressOf(String field) {
    return address + struct.offset(field);
  }
}
