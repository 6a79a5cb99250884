package inquest.engine.dwarf.frame;

import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All frame descriptions of a section that has no table of them: the section is read through when
 * first asked. Safe to use from several threads.
 */
public final class FrameIndex implements FrameTable {
  private record Described(long start, long end, long at) {}

  private final FrameSection section;
  private List<Described> sorted; // null until first asked; guarded by this
  private Optional<String> damage = Optional.empty(); // guarded by this

  /** The index of a section. */
  public FrameIndex(FrameSection section) {
    this.section = section;
  }

  @Override
  public Optional<Fde> find(long address) {
    List<Described> all = described();
    int low = 0;
    int high = all.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(all.get(middle).start, address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    if (high < 0 || Long.compareUnsigned(address, all.get(high).end) >= 0) {
      return Optional.empty();
    }
    return Optional.of(Fde.read(section, all.get(high).at));
  }

  /** What is wrong with the section, as far as it was read; what can be read of it is used. */
  public synchronized Optional<String> damage() {
    return damage;
  }

  private synchronized List<Described> described() {
    if (sorted == null) {
      List<Described> found = new ArrayList<>();
      try {
        readThrough(found);
      } catch (Unreadable e) {
        damage = Optional.of(e.getMessage());
      }
      found.sort((a, b) -> Long.compareUnsigned(a.start, b.start));
      sorted = found;
    }
    return sorted;
  }

  /** Every entry takes at least four bytes of the section. */
  private synchronized void readThrough(List<Described> found) {
    long at = section.start();
    while (section.contains(at)) {
      FrameEntry entry = FrameEntry.read(section, at);
      if (entry == null && !section.endKnown()) {
        return;
      }
      if (entry == null) {
        at += 4;
        continue;
      }
      if (!entry.isCie()) {
        add(entry, found);
      }
      at = entry.next();
    }
  }

  /** Leaves out frames whose description cannot be read and those that the linker threw away. */
  private synchronized void add(FrameEntry entry, List<Described> found) {
    try {
      Fde fde = Fde.read(section, entry);
      if (fde.start() != 0 && fde.start() != fde.end()) {
        found.add(new Described(fde.start(), fde.end(), entry.at()));
      }
    } catch (Unreadable e) {
      damage = Optional.of(e.getMessage());
    }
  }
}
