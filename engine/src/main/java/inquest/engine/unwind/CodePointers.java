package inquest.engine.unwind;

import inquest.engine.machine.Architecture;
import inquest.engine.target.Target;
import java.util.OptionalLong;

/**
 * Takes pointer authentication codes off the addresses of code (Arm Architecture Reference Manual,
 * "Pointer authentication"). Immutable.
 */
final class CodePointers {
  /** The bits of an address of a process with the usual 48 bits; the codes are above them. */
  private static final long USUAL_ADDRESS = 0xffff_ffff_ffffL;

  private final boolean signs;
  private final OptionalLong mask;
  private final AddressSpace space;

  CodePointers(Target target, AddressSpace space) {
    signs = target.architecture() == Architecture.AARCH64;
    mask = target.pointerAuthenticationMask();
    this.space = space;
  }

  /**
   * The address alone.
   *
   * @param signed whether it is known to be signed; else it is taken to be where only the address
   *     without the code points at code
   */
  long address(long pointer, boolean signed) {
    if (!signs) {
      return pointer;
    }
    if (mask.isPresent()) {
      return pointer & ~mask.getAsLong();
    }
    long usual = pointer & USUAL_ADDRESS;
    return signed || (!space.isCode(pointer - 1) && space.isCode(usual - 1)) ? usual : pointer;
  }
}
