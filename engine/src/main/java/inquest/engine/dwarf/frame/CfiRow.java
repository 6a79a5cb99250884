package inquest.engine.dwarf.frame;

import inquest.engine.memory.Ranges;
import java.util.Map;
import java.util.Objects;

/**
 * One row of the call frame table: what holds for a run of code.
 *
 * @param covers the run of addresses
 * @param cfa how the canonical frame address is found
 * @param rules how registers of the caller are found, by their numbers in DWARF
 * @param signalFrame whether the code is what a signal handler returns to: the caller was
 *     interrupted and did not call
 * @param returnAddress number of the register, or of the column that is none, whose rule gives the
 *     address of the caller
 * @param returnAddressSigned whether the return address carries a pointer authentication code
 *     (DWARF for the Arm 64-bit Architecture, RA_SIGN_STATE)
 */
public record CfiRow(
    Ranges.Range covers,
    CfaRule cfa,
    Map<Integer, RegisterRule> rules,
    boolean signalFrame,
    int returnAddress,
    boolean returnAddressSigned) {
  /** Copies the map. */
  public CfiRow {
    Objects.requireNonNull(covers);
    Objects.requireNonNull(cfa);
    rules = Map.copyOf(rules);
  }

  /** Whether the row holds at an address. */
  public boolean covers(long address) {
    return Long.compareUnsigned(address, covers.start()) >= 0
        && Long.compareUnsigned(address, covers.end()) < 0;
  }
}
