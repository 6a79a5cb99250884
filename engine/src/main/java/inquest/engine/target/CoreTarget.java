package inquest.engine.target;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.machine.Architecture;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.memory.SegmentMemory;
import inquest.engine.note.Limits;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A process from its core file, which the kernel or a debugger wrote. The file is mapped, never
 * read whole. Bytes between {@code p_filesz} and {@code p_memsz} were not saved; they are not
 * zeros.
 */
public final class CoreTarget implements Target {
  /** The highest address that a run may reach to, so that sums do not wrap. */
  private static final long TOP = -4096L;

  private final CoreFile file;
  private final Architecture architecture;
  private final SegmentMemory memory;
  private final CoreNotes core;
  private final List<Mapping> mappings;
  private final List<Module> modules;
  private final Cause cause;
  private final List<Note> notes;

  private CoreTarget(CoreFile file, ElfFile elf, Architecture architecture, Limits limits) {
    this.file = file;
    this.architecture = architecture;
    Notes found = new Notes();
    found.addAll(file.notes());
    List<ProgramHeader> loads = loads(elf);
    core = CoreNotes.read(elf, architecture, limits, found);
    memory = memory(elf, loads, core);
    List<LoadedImage> images = CoreImages.find(core, loads, memory, limits);
    mappings = List.copyOf(CoreMappings.join(loads, files(core, images), images));
    modules = LoadedModules.of(images, mappings);
    cause = SignalInfo.cause(core, core.writtenByDebugger());
    noteMissing(elf, found);
    notes = found.toList();
  }

  /**
   * Opens a core file.
   *
   * @throws CannotOpen when it is not a core of a 64-bit little-endian Linux process
   */
  public static CoreTarget open(Path core) throws CannotOpen {
    return open(core, Limits.defaults(), Progress.none());
  }

  /**
   * Opens a core file, which may be compressed with gzip, xz, zstd or lz4.
   *
   * @param core the file
   * @param limits caps on the number of threads
   * @param progress is told how far decompression has come
   * @throws CannotOpen when it is not a core of a 64-bit little-endian Linux process
   */
  public static CoreTarget open(Path core, Limits limits, Progress progress) throws CannotOpen {
    CoreFile file = CoreFile.open(core, temporary(), progress);
    try {
      ElfFile elf = file.parse();
      return new CoreTarget(file, elf, elf.architecture().orElseThrow(), limits);
    } catch (CannotOpen | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Where unpacked cores go: TMPDIR, as for other programs, else Java's folder. */
  private static Path temporary() {
    String folder = System.getenv("TMPDIR");
    return Path.of(
        folder == null || folder.isEmpty() ? System.getProperty("java.io.tmpdir") : folder);
  }

  private static List<ProgramHeader> loads(ElfFile elf) {
    List<ProgramHeader> loads = new ArrayList<>();
    for (ProgramHeader h : elf.programHeaders()) {
      boolean fits =
          h.memsz() != 0
              && h.filesz() >= 0
              && Long.compareUnsigned(h.vaddr(), TOP) < 0
              && Long.compareUnsigned(h.memsz(), TOP - h.vaddr()) <= 0;
      if (h.type() == ProgramHeader.LOAD && fits) {
        loads.add(h);
      }
    }
    return loads;
  }

  private static SegmentMemory memory(ElfFile elf, List<ProgramHeader> loads, CoreNotes core) {
    SegmentMemory.Builder builder = new SegmentMemory.Builder();
    Origin origin = new Origin.Core();
    for (ProgramHeader load : loads) {
      Bytes saved = elf.content(load);
      if (saved.length() != 0) {
        builder.add(load.vaddr(), saved.clipped(0, load.memsz()), origin);
      }
      long promised = Math.min(load.filesz(), load.memsz());
      if (Long.compareUnsigned(saved.length(), promised) < 0) {
        builder.cut(load.vaddr() + saved.length(), load.vaddr() + promised);
      }
      builder.mapped(load.vaddr(), load.vaddr() + load.memsz());
    }
    for (CoreNotes.FileEntry entry : core.files()) {
      builder.mapped(entry.start(), entry.end());
    }
    return builder.freeze();
  }

  /** The core's list of mapped files; where it has none, what the files' own headers say. */
  private static List<CoreNotes.FileEntry> files(CoreNotes core, List<LoadedImage> images) {
    if (!core.files().isEmpty()) {
      return core.files();
    }
    List<CoreNotes.FileEntry> entries = new ArrayList<>();
    for (LoadedImage image : images) {
      if (!image.path().equals(Module.VDSO)) {
        entries.addAll(image.fileEntries());
      }
    }
    return entries;
  }

  private void noteMissing(ElfFile elf, Notes found) {
    if (elf.headersTruncated()) {
      found.add(Note.warning("", "the core is cut off inside its own headers"));
    }
    long promised = 0;
    for (ProgramHeader header : elf.programHeaders()) {
      long end = header.offset() + header.filesz();
      promised = header.filesz() > 0 && end > promised ? end : promised;
    }
    long missing = promised - elf.bytes().length();
    if (missing > 0) {
      found.add(
          Note.warning(
              "",
              "the core is cut off: " + missing + " of its " + promised + " bytes are missing"));
    }
    if (core.threads().isEmpty()) {
      found.add(Note.warning("", "the core has no native threads: its notes are missing"));
    }
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public List<Mapping> mappings() {
    return mappings;
  }

  @Override
  public List<Module> modules() {
    return modules;
  }

  @Override
  public List<NativeThread> threads() {
    return List.copyOf(core.threads());
  }

  @Override
  public ProcessInfo process() {
    return core.process();
  }

  @Override
  public Cause cause() {
    return cause;
  }

  @Override
  public Map<Long, Long> auxiliaryVector() {
    return Map.copyOf(core.auxiliaryVector());
  }

  @Override
  public OptionalLong pointerAuthenticationMask() {
    return core.pointerAuthenticationMask();
  }

  @Override
  public List<Note> notes() {
    return notes;
  }

  @Override
  public void close() {
    file.close();
  }
}
