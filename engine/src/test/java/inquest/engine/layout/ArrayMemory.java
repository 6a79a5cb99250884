package inquest.engine.layout;

import inquest.engine.memory.Extent;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.note.Absence;
import java.util.Optional;

/** Some bytes at an address, and nothing around them. */
record ArrayMemory(long base, byte[] bytes) implements Memory {
  @Override
  public int read(long address, byte[] into, int at, int length) {
    long from = address - base;
    if (from < 0 || from >= bytes.length) {
      return 0;
    }
    int count = (int) Math.min(length, bytes.length - from);
    System.arraycopy(bytes, (int) from, into, at, count);
    return count;
  }

  @Override
  public Optional<Extent> extentAt(long address) {
    return address >= base && address < base + bytes.length
        ? Optional.of(new Extent(base, base + bytes.length, new Origin.Core()))
        : Optional.empty();
  }

  @Override
  public Absence absenceAt(long address) {
    return Absence.UNMAPPED;
  }
}
