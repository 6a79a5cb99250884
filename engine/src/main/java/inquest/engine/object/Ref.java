package inquest.engine.object;

/**
 * A Python object's identity and nothing else: its address, as {@code id()} gives it.
 *
 * @param address unsigned 64-bit; 0 for NULL
 */
public record Ref(long address) {
  /** Whether it is NULL: an unset slot, an unbound local. */
  public boolean isNull() {
    return address == 0;
  }
}
