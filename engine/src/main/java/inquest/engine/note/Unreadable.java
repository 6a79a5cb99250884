package inquest.engine.note;

import java.util.Objects;

/**
 * Thrown by field access when the bytes cannot be had or cannot be right, so that decoders read as
 * straight lines. Carries no stack trace. Caught at a few named seams only: {@link Decoded#of} and
 * the walkers.
 */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Absence absence;
  private final long address;

  /**
   * @param absence the kind of failure
   * @param address where in the target, as an unsigned 64-bit address; 0 when it has no place
   * @param detail what was wrong, in words; empty when the absence says it all
   */
  public Unreadable(Absence absence, long address, String detail) {
    super(text(absence, address, detail), null, false, false);
    this.absence = Objects.requireNonNull(absence);
    this.address = address;
  }

  /** The bytes at the address cannot be had. */
  public static Unreadable at(Absence absence, long address) {
    return new Unreadable(absence, address, "");
  }

  /** The bytes at the address were read and cannot be right. */
  public static Unreadable implausible(long address, String detail) {
    return new Unreadable(Absence.IMPLAUSIBLE, address, detail);
  }

  /** The kind of failure. */
  public Absence absence() {
    return absence;
  }

  /** Where in the target; 0 when the failure has no place. */
  public long address() {
    return address;
  }

  private static String text(Absence absence, long address, String detail) {
    String where = address == 0 ? "unreadable" : "unreadable at 0x" + Long.toHexString(address);
    return where + ": " + (detail.isEmpty() ? absence.words() : detail);
  }
}
