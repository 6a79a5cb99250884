package inquest.engine.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of addresses kept as runs that neither overlap nor touch. Addresses are unsigned 64-bit.
 */
public final class Ranges {
  /**
   * A run of addresses.
   *
   * @param start the first
   * @param end the first after it
   */
  public record Range(long start, long end) {}

  private final TreeMap<Long, Long> runs = new TreeMap<>(Long::compareUnsigned);

  /** Adds all addresses from start up to end; nothing where end does not lie after start. */
  public void add(long start, long end) {
    if (Long.compareUnsigned(start, end) >= 0) {
      return;
    }
    Map.Entry<Long, Long> last = runs.lastEntry();
    if (last == null || Long.compareUnsigned(start, last.getValue()) > 0) {
      runs.put(start, end); // behind all others, as most come
      return;
    }
    long from = start;
    long to = end;
    Map.Entry<Long, Long> before = runs.floorEntry(start);
    if (before != null && Long.compareUnsigned(before.getValue(), start) >= 0) {
      from = before.getKey();
    }
    Map.Entry<Long, Long> next = runs.ceilingEntry(from);
    while (next != null && Long.compareUnsigned(next.getKey(), to) <= 0) {
      to = Long.compareUnsigned(next.getValue(), to) > 0 ? next.getValue() : to;
      runs.remove(next.getKey());
      next = runs.ceilingEntry(from);
    }
    runs.put(from, to);
  }

  /** Whether the address is in the set. */
  public boolean contains(long address) {
    Map.Entry<Long, Long> run = runs.floorEntry(address);
    return run != null && Long.compareUnsigned(address, run.getValue()) < 0;
  }

  /** The parts of a run that are not in the set, ascending. */
  public List<Range> gaps(long start, long end) {
    List<Range> gaps = new ArrayList<>();
    long at = start;
    Map.Entry<Long, Long> run = runs.floorEntry(start);
    if (run != null && Long.compareUnsigned(run.getValue(), at) > 0) {
      at = run.getValue();
    }
    for (Map.Entry<Long, Long> next : runs.tailMap(start, false).entrySet()) {
      if (Long.compareUnsigned(at, end) >= 0 || Long.compareUnsigned(next.getKey(), end) >= 0) {
        break;
      }
      if (Long.compareUnsigned(at, next.getKey()) < 0) {
        gaps.add(new Range(at, next.getKey()));
      }
      at = next.getValue();
    }
    if (Long.compareUnsigned(at, end) < 0) {
      gaps.add(new Range(at, end));
    }
    return gaps;
  }
}
