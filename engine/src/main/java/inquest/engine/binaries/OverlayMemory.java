package inquest.engine.binaries;

import inquest.engine.memory.Extent;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.memory.SegmentMemory;
import inquest.engine.note.Absence;
import inquest.engine.target.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The process's memory, with the pages that the core left out because they were unchanged parts of
 * files read from those files. A file is looked for when one of its pages is first wanted.
 */
final class OverlayMemory implements Memory {
  private static final long PAGE = 4096;

  private final Memory base;
  private final List<LoadedModule> modules; // by ascending address, not overlapping
  private final boolean fillWritable;
  private final boolean[] done; // by index of module; guarded by this
  private final List<Piece> pieces = new ArrayList<>(); // guarded by this
  private volatile SegmentMemory filled = new SegmentMemory.Builder().freeze();

  private record Piece(long start, long length, long fileOffset, Binary binary) {}

  /**
   * @param fillWritable whether a writable page that was not saved is known to be unchanged
   */
  OverlayMemory(Memory base, List<LoadedModule> modules, boolean fillWritable) {
    this.base = base;
    this.modules = List.copyOf(modules);
    this.fillWritable = fillWritable;
    done = new boolean[modules.size()];
  }

  @Override
  public int read(long address, byte[] into, int at, int length) {
    int done = 0;
    while (done < length) {
      int had = base.read(address + done, into, at + done, length - done);
      if (had == 0) {
        had = fromFiles(address + done, into, at + done, length - done);
      }
      if (had == 0) {
        break;
      }
      done += had;
    }
    return done;
  }

  /** Stops at the next page boundary, where the base may have bytes again. */
  private int fromFiles(long address, byte[] into, int at, int length) {
    int most = (int) Math.min(length, PAGE - (address & (PAGE - 1)));
    return filled(address).read(address, into, at, most);
  }

  @Override
  public int u8(long address) {
    return base.readable(address, 1) ? base.u8(address) : Memory.super.u8(address);
  }

  @Override
  public int i32(long address) {
    return base.readable(address, 4) ? base.i32(address) : Memory.super.i32(address);
  }

  @Override
  public long i64(long address) {
    return base.readable(address, 8) ? base.i64(address) : Memory.super.i64(address);
  }

  @Override
  public Optional<Extent> extentAt(long address) {
    Optional<Extent> saved = base.extentAt(address);
    return saved.isPresent() ? saved : filled(address).extentAt(address);
  }

  @Override
  public Absence absenceAt(long address) {
    return base.absenceAt(address);
  }

  /** The pages from files, those of the module at the address among them. */
  private SegmentMemory filled(long address) {
    int i = moduleAt(address);
    if (i >= 0) {
      synchronized (this) {
        if (!done[i]) {
          Optional<Binary> binary = modules.get(i).binary(); // a server may give it later
          done[i] = binary.isPresent();
          binary.ifPresent(file -> fill(modules.get(i), file));
        }
      }
    }
    return filled;
  }

  private void fill(LoadedModule module, Binary binary) {
    for (Mapping mapping : module.module().mappings()) {
      if (mapping.path().isPresent() && (fillWritable || !mapping.writable())) {
        addHoles(mapping, binary);
      }
    }
    SegmentMemory.Builder builder = new SegmentMemory.Builder();
    for (Piece piece : pieces) {
      builder.add(
          piece.start,
          piece.binary.elf().bytes().clipped(piece.fileOffset, piece.length),
          new Origin.MappedFile(piece.binary.path().toString()));
    }
    filled = builder.freeze();
  }

  /** Adds the runs of pages that the base does not have, as far as the file goes. */
  private void addHoles(Mapping mapping, Binary binary) {
    long left = binary.elf().bytes().length() - mapping.fileOffset();
    if (mapping.fileOffset() < 0 || left <= 0) {
      return;
    }
    long size = mapping.end() - mapping.start();
    long end = mapping.start() + (Long.compareUnsigned(size, left) < 0 ? size : left);
    long at = mapping.start();
    while (Long.compareUnsigned(at, end) < 0) {
      long from = at;
      while (Long.compareUnsigned(at, end) < 0 && isHole(mapping, at)) {
        at += PAGE;
      }
      if (at != from) {
        long offset = mapping.fileOffset() + (from - mapping.start());
        pieces.add(new Piece(from, Math.min(at - from, end - from), offset, binary));
      } else {
        at += PAGE;
      }
    }
  }

  private boolean isHole(Mapping mapping, long page) {
    return !base.readable(page, 1)
        && (!mapping.writable() || base.absenceAt(page) == Absence.NOT_SAVED);
  }

  private int moduleAt(long address) {
    int low = 0;
    int high = modules.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(address, modules.get(middle).module().start()) < 0) {
        high = middle - 1;
      } else if (Long.compareUnsigned(address, modules.get(middle).module().end()) >= 0) {
        low = middle + 1;
      } else {
        return middle;
      }
    }
    return -1;
  }
}
