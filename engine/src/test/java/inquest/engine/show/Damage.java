package inquest.engine.show;

import inquest.engine.memory.Extent;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A memory in which some words were overwritten, or some pages lost. */
final class Damage implements Memory {
  private static final int PAGE = 4096;

  private final Memory memory;
  private final Map<Long, Byte> bytes = new TreeMap<>();
  private final Map<Long, Boolean> lost = new TreeMap<>();

  Damage(Memory memory) {
    this.memory = memory;
  }

  /** Overwrites 8 bytes. */
  Damage word(long address, long value) {
    for (int i = 0; i < Long.BYTES; i++) {
      bytes.put(address + i, (byte) (value >>> (8 * i)));
    }
    return this;
  }

  /** Leaves the page around an address out of the core. */
  Damage lose(long address) {
    lost.put(address & -PAGE, true);
    return this;
  }

  private boolean isLost(long address) {
    return lost.containsKey(address & -PAGE);
  }

  @Override
  public int read(long address, byte[] into, int at, int length) {
    int had = memory.read(address, into, at, length);
    for (int i = 0; i < had; i++) {
      if (isLost(address + i)) {
        return i;
      }
      Byte changed = bytes.get(address + i);
      if (changed != null) {
        into[at + i] = changed;
      }
    }
    return had;
  }

  @Override
  public Optional<Extent> extentAt(long address) {
    return isLost(address) ? Optional.empty() : memory.extentAt(address);
  }

  @Override
  public Absence absenceAt(long address) {
    return isLost(address) ? Absence.NOT_SAVED : memory.absenceAt(address);
  }
}
