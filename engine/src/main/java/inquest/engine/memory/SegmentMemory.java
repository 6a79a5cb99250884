package inquest.engine.memory;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An address space put together from pieces of files, frozen into a sorted array of runs that do
 * not overlap. Where pieces overlap, the one added first wins. Safe to use from several threads.
 */
public final class SegmentMemory implements Memory {
  /** Longer pieces are kept in several runs. */
  private static final long MAX_RUN = 1L << 30;

  private final long[] starts;
  private final long[] ends;
  private final ByteBuffer[] buffers; // only read at absolute places: safe for several threads
  private final Origin[] origins;
  private final Ranges mapped;
  private final Ranges cut;
  private int last; // the run hit last: a hint, a stale value only costs a search

  private SegmentMemory(List<Run> runs, Ranges mapped, Ranges cut) {
    int n = runs.size();
    starts = new long[n];
    ends = new long[n];
    buffers = new ByteBuffer[n];
    origins = new Origin[n];
    for (int i = 0; i < n; i++) {
      Run run = runs.get(i);
      starts[i] = run.start;
      ends[i] = run.start + run.bytes.byteSize();
      buffers[i] = Bytes.buffer(run.bytes);
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
      return inOrder() ? freezeInOrder() : freezeOverlapping();
    }

    /** Whether no run starts before the end of those before it, as in every healthy core. */
    private boolean inOrder() {
      long end = 0;
      for (Run run : runs) {
        if (Long.compareUnsigned(run.start, end) < 0) {
          return false;
        }
        end = run.start + run.bytes.byteSize();
      }
      return true;
    }

    private SegmentMemory freezeInOrder() {
      List<Run> result = new ArrayList<>(runs.size());
      for (Run run : runs) {
        addParts(result, run, new Ranges.Range(run.start, run.start + run.bytes.byteSize()));
      }
      return new SegmentMemory(result, mapped, cut);
    }

    private SegmentMemory freezeOverlapping() {
      Ranges taken = new Ranges();
      List<Run> result = new ArrayList<>();
      for (Run run : runs) {
        long end = run.start + run.bytes.byteSize();
        for (Ranges.Range free : taken.gaps(run.start, end)) {
          addParts(result, run, free);
        }
        taken.add(run.start, end);
      }
      result.sort((a, b) -> Long.compareUnsigned(a.start, b.start));
      return new SegmentMemory(result, mapped, cut);
    }

    private static void addParts(List<Run> result, Run run, Ranges.Range free) {
      long at = free.start();
      while (at != free.end()) {
        long length = Math.min(MAX_RUN, free.end() - at);
        result.add(new Run(at, run.bytes.asSlice(at - run.start, length), run.origin));
        at += length;
      }
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
      int from = (int) (address + done - starts[i]);
      int part = Math.min(length - done, buffers[i].capacity() - from);
      buffers[i].get(from, into, at + done, part);
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
    return buffers[i].get((int) (address - starts[i])) & 0xff;
  }

  @Override
  public int i32(long address) {
    int i = find(address);
    if (i >= 0 && ends[i] - address >= 4) {
      return buffers[i].getInt((int) (address - starts[i]));
    }
    return Memory.super.i32(address);
  }

  @Override
  public long i64(long address) {
    int i = find(address);
    if (i >= 0 && ends[i] - address >= 8) {
      return buffers[i].getLong((int) (address - starts[i]));
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
