package inquest.engine.memory;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An address space put together from pieces of files, frozen into a sorted array of runs that do
 * not overlap. Where pieces overlap, the one added first wins. Safe to use from several threads.
 */
public final class SegmentMemory implements Memory {
  private static final ValueLayout.OfInt I32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfLong I64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

  private final long[] starts;
  private final long[] ends;
  private final MemorySegment[] segments;
  private final Origin[] origins;
  private final Ranges mapped;
  private final Ranges cut;
  private int last; // the run hit last: a hint, a stale value only costs a search

  private SegmentMemory(List<Run> runs, Ranges mapped, Ranges cut) {
    int n = runs.size();
    starts = new long[n];
    ends = new long[n];
    segments = new MemorySegment[n];
    origins = new Origin[n];
    for (int i = 0; i < n; i++) {
      Run run = runs.get(i);
      starts[i] = run.start;
      ends[i] = run.start + run.bytes.byteSize();
      segments[i] = run.bytes;
      origins[i] = run.origin;
    }
    this.mapped = mapped;
    this.cut = cut;
  }

  /** Collects pieces; not safe for several threads. */
  public static final class Builder {
    private final List<Run> runs = new ArrayList<>();
    private final Ranges mapped = new Ranges();
    private final Ranges cut = new Ranges();

    /** Bytes that stand at an address, unless an earlier piece covers it. */
    public Builder add(long start, Bytes bytes, Origin origin) {
      mapped.add(start, start + bytes.length());
      runs.add(new Run(start, bytes.segment(), origin));
      return this;
    }

    /** A run that was mapped in the process, whether its bytes are had or not. */
    public Builder mapped(long start, long end) {
      mapped.add(start, end);
      return this;
    }

    /** A run that was saved, but behind the end of the file. */
    public Builder cut(long start, long end) {
      cut.add(start, end);
      return mapped(start, end);
    }

    /** The finished address space. */
    public SegmentMemory freeze() {
      Ranges taken = new Ranges();
      List<Run> result = new ArrayList<>();
      for (Run run : runs) {
        for (Ranges.Range free : taken.gaps(run.start, run.start + run.bytes.byteSize())) {
          result.add(
              new Run(
                  free.start(),
                  run.bytes.asSlice(free.start() - run.start, free.end() - free.start()),
                  run.origin));
        }
        taken.add(run.start, run.start + run.bytes.byteSize());
      }
      result.sort((a, b) -> Long.compareUnsigned(a.start, b.start));
      return new SegmentMemory(result, mapped, cut);
    }
  }

  private record Run(long start, MemorySegment bytes, Origin origin) {}

  @Override
  public int read(long address, byte[] into, int at, int length) {
    int done = 0;
    while (done < length) {
      int i = find(address + done);
      if (i < 0) {
        break;
      }
      long from = address + done - starts[i];
      int part = (int) Math.min(length - done, segments[i].byteSize() - from);
      MemorySegment.copy(segments[i], ValueLayout.JAVA_BYTE, from, into, at + done, part);
      done += part;
    }
    return done;
  }

  @Override
  public int u8(long address) {
    int i = find(address);
    if (i < 0) {
      throw Unreadable.at(absenceAt(address), address);
    }
    return segments[i].get(ValueLayout.JAVA_BYTE, address - starts[i]) & 0xff;
  }

  @Override
  public int i32(long address) {
    int i = find(address);
    if (i >= 0 && ends[i] - address >= 4) {
      return segments[i].get(I32, address - starts[i]);
    }
    return Memory.super.i32(address);
  }

  @Override
  public long i64(long address) {
    int i = find(address);
    if (i >= 0 && ends[i] - address >= 8) {
      return segments[i].get(I64, address - starts[i]);
    }
    return Memory.super.i64(address);
  }

  @Override
  public Optional<Extent> extentAt(long address) {
    int i = find(address);
    return i < 0 ? Optional.empty() : Optional.of(new Extent(starts[i], ends[i], origins[i]));
  }

  @Override
  public Absence absenceAt(long address) {
    if (cut.contains(address)) {
      return Absence.CUT_OFF;
    }
    return mapped.contains(address) ? Absence.NOT_SAVED : Absence.UNMAPPED;
  }

  @Override
  public boolean readable(long address, long length) {
    long at = address;
    long left = length;
    while (left > 0) {
      int i = find(at);
      if (i < 0) {
        return false;
      }
      left -= ends[i] - at;
      at = ends[i];
    }
    return true;
  }

  /** All runs of readable bytes, by ascending address. */
  public List<Extent> extents() {
    List<Extent> all = new ArrayList<>(starts.length);
    for (int i = 0; i < starts.length; i++) {
      all.add(new Extent(starts[i], ends[i], origins[i]));
    }
    return all;
  }

  private int find(long address) {
    int hint = last;
    if (hint < starts.length && contains(hint, address)) {
      return hint;
    }
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(address, starts[middle]) < 0) {
        high = middle - 1;
      } else if (Long.compareUnsigned(address, ends[middle]) >= 0) {
        low = middle + 1;
      } else {
        last = middle;
        return middle;
      }
    }
    return -1;
  }

  private boolean contains(int i, long address) {
    return Long.compareUnsigned(address, starts[i]) >= 0
        && Long.compareUnsigned(address, ends[i]) < 0;
  }
}
