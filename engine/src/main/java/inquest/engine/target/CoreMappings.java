package inquest.engine.target;

import inquest.engine.elf.ProgramHeader;
import inquest.engine.memory.Ranges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Joins the core's load segments, which have permissions, with its list of mapped files, which has
 * paths. The kernel writes both for every mapping; gdb leaves out segments whose bytes it does not
 * save.
 */
final class CoreMappings {
  private static final int UNKNOWN = -1;

  private final List<LoadedImage> images;
  private final TreeMap<Long, ProgramHeader> segments = new TreeMap<>(Long::compareUnsigned);
  private final List<Mapping> mappings = new ArrayList<>();

  private CoreMappings(List<LoadedImage> images) {
    this.images = images;
  }

  /**
   * All mappings in address order; where two overlap, files win over anonymous memory and earlier
   * over later ones.
   *
   * @param images what is known of the loaded files: the source of permissions that the core lacks
   */
  static List<Mapping> join(
      List<ProgramHeader> loads, List<CoreNotes.FileEntry> files, List<LoadedImage> images) {
    CoreMappings join = new CoreMappings(images);
    for (ProgramHeader load : loads) {
      join.segments.putIfAbsent(load.vaddr(), load);
    }
    Ranges taken = new Ranges();
    for (CoreNotes.FileEntry file : files) {
      for (Ranges.Range free : taken.gaps(file.start(), file.end())) {
        join.addFile(free.start(), free.end(), file);
      }
      taken.add(file.start(), file.end());
    }
    for (ProgramHeader load : loads) {
      long end = load.vaddr() + load.memsz();
      for (Ranges.Range free : taken.gaps(load.vaddr(), end)) {
        join.add(free.start(), free.end(), load.flags(), Optional.empty(), 0);
      }
      taken.add(load.vaddr(), end);
    }
    join.mappings.sort((a, b) -> Long.compareUnsigned(a.start(), b.start()));
    return join.mappings;
  }

  /** Adds a run of a file, in pieces where its segments change. */
  private void addFile(long start, long end, CoreNotes.FileEntry file) {
    long at = start;
    while (Long.compareUnsigned(at, end) < 0) {
      Map.Entry<Long, ProgramHeader> segment = segments.floorEntry(at);
      int flags = UNKNOWN;
      long until = end;
      if (segment != null
          && Long.compareUnsigned(at - segment.getKey(), segment.getValue().memsz()) < 0) {
        flags = segment.getValue().flags();
        until = lower(end, segment.getKey() + segment.getValue().memsz());
      }
      Long next = segments.higherKey(at);
      until = next == null ? until : lower(until, next);
      long offset = file.offset() + (at - file.start());
      add(at, until, flags == UNKNOWN ? fileFlags(at) : flags, file.path(), offset);
      at = until;
    }
  }

  private static long lower(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? a : b;
  }

  /** The permissions with which the file's own program headers ask to be mapped. */
  private int fileFlags(long address) {
    for (LoadedImage image : images) {
      if (image.contains(address)) {
        return image.flagsAt(address).orElse(ProgramHeader.READABLE);
      }
    }
    return ProgramHeader.READABLE;
  }

  private void add(long start, long end, int flags, Optional<String> path, long offset) {
    mappings.add(
        new Mapping(
            start,
            end,
            (flags & ProgramHeader.READABLE) != 0,
            (flags & ProgramHeader.WRITABLE) != 0,
            (flags & ProgramHeader.EXECUTABLE) != 0,
            path,
            offset));
  }
}
