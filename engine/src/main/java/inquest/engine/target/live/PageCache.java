package inquest.engine.target.live;

import inquest.engine.memory.Extent;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.note.Absence;
import inquest.engine.target.Mapping;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process's memory as it was when a page was first asked for; pages that are not there are
 * remembered too. Once it is settled, pages that are still missing come from a process that has run
 * on, and are counted.
 */
final class PageCache implements Memory {
  private static final byte[] HOLE = new byte[0];
  private static final int PAGE = PageSource.PAGE;

  /** Pages read together: objects lie beside each other, and a call costs more than a page. */
  private static final int READ_AHEAD = 4;

  private final PageSource source;
  private final long[] starts; // of what may be read, ascending
  private final long[] ends;
  private final boolean[] writable;
  private final int most;
  private final Map<Long, byte[]> pages = new ConcurrentHashMap<>(1 << 12);
  private final AtomicInteger late = new AtomicInteger();
  private volatile boolean settled;

  /**
   * @param mappings of the process, by ascending address
   * @param most how many pages are kept; beyond that each read goes to the process
   */
  PageCache(PageSource source, List<Mapping> mappings, int most) {
    this.source = source;
    this.most = most;
    List<Mapping> readable = mappings.stream().filter(Mapping::readable).toList();
    starts = readable.stream().mapToLong(Mapping::start).toArray();
    ends = readable.stream().mapToLong(Mapping::end).toArray();
    writable = new boolean[starts.length];
    for (int i = 0; i < starts.length; i++) {
      writable[i] = readable.get(i).writable();
    }
  }

  /** Takes a page that was copied; null for one that could not be. */
  void put(long address, byte[] page) {
    pages.put(address, page == null ? HOLE : page);
  }

  /** Addresses of the pages that are there, ascending. */
  long[] known() {
    return pages.entrySet().stream()
        .filter(e -> !isHole(e.getValue()))
        .mapToLong(Map.Entry::getKey)
        .sorted()
        .toArray();
  }

  /** From now on the process runs: what is read is not of the moment of the rest. */
  void settle() {
    settled = true;
  }

  /** How many pages that the process can change were read after it ran on. */
  int late() {
    return late.get();
  }

  /** How many of the pages are another now in the process. Cost: reads them all. */
  int changed() {
    long[] addresses = known();
    byte[][] now = new byte[addresses.length][];
    source.read(addresses, now);
    int changed = 0;
    for (int i = 0; i < addresses.length; i++) {
      changed += Arrays.equals(now[i], pages.get(addresses[i])) ? 0 : 1;
    }
    return changed;
  }

  @Override
  public int read(long address, byte[] into, int at, int length) {
    int done = 0;
    while (done < length) {
      long from = address + done;
      int offset = (int) (from & (PAGE - 1));
      byte[] page = page(from & -PAGE);
      if (isHole(page)) {
        break;
      }
      int n = Math.min(length - done, PAGE - offset);
      System.arraycopy(page, offset, into, at + done, n);
      done += n;
    }
    return done;
  }

  @Override
  public int u8(long address) {
    byte[] page = page(address & -PAGE);
    return isHole(page) ? Memory.super.u8(address) : page[(int) (address & (PAGE - 1))] & 0xff;
  }

  @Override
  public int i32(long address) {
    int offset = (int) (address & (PAGE - 1));
    byte[] page = page(address & -PAGE);
    return isHole(page) || offset > PAGE - 4 ? Memory.super.i32(address) : little(page, offset);
  }

  @Override
  public long i64(long address) {
    int offset = (int) (address & (PAGE - 1));
    byte[] page = page(address & -PAGE);
    return isHole(page) || offset > PAGE - 8
        ? Memory.super.i64(address)
        : (little(page, offset) & 0xffff_ffffL) | ((long) little(page, offset + 4) << 32);
  }

  private static int little(byte[] b, int i) {
    return (b[i] & 0xff) | (b[i + 1] & 0xff) << 8 | (b[i + 2] & 0xff) << 16 | b[i + 3] << 24;
  }

  @Override
  public Optional<Extent> extentAt(long address) {
    int run = run(address);
    return run < 0 || isHole(page(address & -PAGE))
        ? Optional.empty()
        : Optional.of(new Extent(starts[run], ends[run], new Origin.Live()));
  }

  @Override
  public Absence absenceAt(long address) {
    return Absence.UNMAPPED;
  }

  private static boolean isHole(byte[] page) {
    return page.length == 0;
  }

  private byte[] page(long base) {
    byte[] page = pages.get(base);
    return page == null ? load(base) : page;
  }

  private byte[] load(long base) {
    int run = run(base);
    if (run < 0) {
      return HOLE;
    }
    int count = (int) Math.min(READ_AHEAD, (ends[run] - base) / PAGE);
    long[] wanted = new long[Math.max(count, 1)];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = base + (long) i * PAGE;
    }
    byte[][] had = new byte[wanted.length][];
    source.read(wanted, had);
    if (settled && writable[run]) {
      late.incrementAndGet();
    }
    for (int i = 1; i < wanted.length && had[i] != null && pages.size() < most; i++) {
      pages.putIfAbsent(wanted[i], had[i]);
    }
    byte[] page = had[0] == null ? HOLE : had[0];
    byte[] known = pages.size() < most ? pages.putIfAbsent(base, page) : null;
    return known == null ? page : known;
  }

  /** The index of the readable run that the address lies in; negative where there is none. */
  private int run(long address) {
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(address, starts[middle]) < 0) {
        high = middle - 1;
      } else if (Long.compareUnsigned(address, ends[middle]) >= 0) {
        low = middle + 1;
      } else {
        return middle;
      }
    }
    return -1;
  }
}
