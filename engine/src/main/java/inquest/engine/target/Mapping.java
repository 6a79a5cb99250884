package inquest.engine.target;

import java.util.Optional;

/**
 * A run of the process's address space.
 *
 * @param start first address
 * @param end first address after it
 * @param readable whether the process could read it
 * @param writable whether it could write it
 * @param executable whether it could execute it
 * @param path file behind it as the kernel recorded it (NT_FILE); empty for anonymous memory
 * @param fileOffset offset in that file of the first byte, in bytes
 */
public record Mapping(
    long start,
    long end,
    boolean readable,
    boolean writable,
    boolean executable,
    Optional<String> path,
    long fileOffset) {
  /** Whether the address lies inside. */
  public boolean contains(long address) {
    return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
  }
}
