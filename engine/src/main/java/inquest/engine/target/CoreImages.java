package inquest.engine.target;

import inquest.engine.elf.ProgramHeader;
import inquest.engine.memory.Memory;
import inquest.engine.note.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds the loaded ELF files of a core from its own memory. */
final class CoreImages {
  private static final long AT_SYSINFO_EHDR = 33;

  private final Memory memory;
  private final TreeMap<Long, CoreNotes.FileEntry> files = new TreeMap<>(Long::compareUnsigned);
  private final TreeMap<Long, LoadedImage> images = new TreeMap<>(Long::compareUnsigned);

  private CoreImages(Memory memory) {
    this.memory = memory;
  }

  /** All that can be found, in address order, not overlapping. */
  static List<LoadedImage> find(
      CoreNotes notes, List<ProgramHeader> loads, Memory memory, Limits limits) {
    Set<Long> executable = new HashSet<>();
    for (ProgramHeader load : loads) {
      if ((load.flags() & ProgramHeader.EXECUTABLE) != 0) {
        executable.add(load.vaddr());
      }
    }
    Map<Long, Long> auxiliary = notes.auxiliaryVector();
    CoreImages find = new CoreImages(memory);
    find.add(notes.files(), executable, auxiliary);
    if (notes.files().isEmpty()) {
      LinkMap.images(memory, auxiliary, loads, limits).forEach(find::add);
    }
    return List.copyOf(find.images.values());
  }

  /**
   * Those of a process whose mapped files are known.
   *
   * @param executable where mappings start that may be executed
   */
  static List<LoadedImage> find(
      List<CoreNotes.FileEntry> mapped,
      Set<Long> executable,
      Map<Long, Long> auxiliary,
      Memory memory) {
    CoreImages find = new CoreImages(memory);
    find.add(mapped, executable, auxiliary);
    return List.copyOf(find.images.values());
  }

  private void add(
      List<CoreNotes.FileEntry> mapped, Set<Long> executable, Map<Long, Long> auxiliary) {
    for (CoreNotes.FileEntry file : mapped) {
      if (file.path().isPresent()) {
        files.putIfAbsent(file.start(), file);
      }
    }
    withHeader();
    withoutHeader(executable);
    long vdso = auxiliary.getOrDefault(AT_SYSINFO_EHDR, 0L);
    if (vdso != 0) {
      LoadedImage.read(memory, vdso, Module.VDSO).ifPresent(this::add);
    }
  }

  private void withHeader() {
    for (CoreNotes.FileEntry file : files.values()) {
      if (file.offset() == 0) {
        LoadedImage.read(memory, file.start(), file.path().orElseThrow())
            .filter(this::isMappedAsLoaded)
            .ifPresent(this::add);
      }
    }
  }

  /**
   * Whether further segments of the file lie where its headers put them. A file that was only read
   * through a mapping has them somewhere else.
   */
  private boolean isMappedAsLoaded(LoadedImage image) {
    int segments = 0;
    for (ProgramHeader header : image.programHeaders()) {
      if (header.type() == ProgramHeader.LOAD && header.filesz() != 0) {
        long address = header.vaddr() + image.bias();
        Map.Entry<Long, CoreNotes.FileEntry> entry = files.floorEntry(address);
        if (entry != null
            && entry.getKey() != image.start()
            && isAt(entry.getValue(), image.path(), address, header.offset())) {
          return true;
        }
        segments++;
      }
    }
    return segments == 1;
  }

  private static boolean isAt(CoreNotes.FileEntry entry, String path, long address, long offset) {
    return Long.compareUnsigned(address, entry.end()) < 0
        && entry.path().orElseThrow().equals(path)
        && entry.offset() + (address - entry.start()) == offset;
  }

  /**
   * Files whose first page was not saved, or whose pages were remapped: code, or named as a shared
   * library.
   */
  private void withoutHeader(Set<Long> executable) {
    Map<String, List<CoreNotes.FileEntry>> groups = new HashMap<>();
    for (CoreNotes.FileEntry file : files.values()) {
      if (!covered(file.start())) {
        groups.computeIfAbsent(file.path().orElseThrow(), p -> new ArrayList<>()).add(file);
      }
    }
    for (List<CoreNotes.FileEntry> group : groups.values()) {
      CoreNotes.FileEntry first = group.getFirst();
      String path = first.path().orElseThrow();
      boolean code = group.stream().anyMatch(f -> executable.contains(f.start()));
      boolean unseen = memory.read(first.start(), new byte[4], 0, 4) < 4;
      if (first.offset() == 0 && unseen && (code || (looksShared(path) && group.size() > 1))) {
        long end = group.getLast().end();
        add(new LoadedImage(path, first.start(), end, first.start(), List.of(), Optional.empty()));
      }
    }
  }

  private static boolean looksShared(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".so") || name.contains(".so.") || name.contains(".so (deleted)");
  }

  private boolean covered(long address) {
    Map.Entry<Long, LoadedImage> image = images.floorEntry(address);
    return image != null && image.getValue().contains(address);
  }

  private void add(LoadedImage image) {
    Map.Entry<Long, LoadedImage> before = images.lowerEntry(image.end());
    if (before == null || Long.compareUnsigned(before.getValue().end(), image.start()) <= 0) {
      images.put(image.start(), image);
    }
  }
}
