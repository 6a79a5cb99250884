package inquest.engine.unwind;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.elf.Section;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.note.Limits;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The code made at run time that a process describes to debuggers: {@code __jit_debug_descriptor}
 * and the list of small ELF files that it leads to (GDB manual, "JIT Compilation Interface";
 * CPython's JIT from 3.15 on). Read when first asked for. Safe to use from several threads.
 */
final class JitRegistry {
  private static final String DESCRIPTOR = "__jit_debug_descriptor";
  private static final int VERSION = 1;
  private static final int FIRST_ENTRY = 16;
  private static final int SYMFILE_ADDR = 16;
  private static final int SYMFILE_SIZE = 24;
  private static final long MAX_FILE_BYTES = 1 << 24;
  private static final long MAX_BYTES = 1 << 28;
  private static final long EXECUTABLE_SECTION = 4; // SHF_EXECINSTR

  private final ProcessImage image;
  private final Limits limits;
  private final Notes notes;
  private List<JitCode> sorted; // null until first asked; guarded by this
  private long bytesRead;

  /**
   * @param notes is told what cannot be read
   */
  JitRegistry(ProcessImage image, Limits limits, Notes notes) {
    this.image = image;
    this.limits = limits;
    this.notes = notes;
  }

  /** The described code at an address. */
  Optional<JitCode> codeAt(long address) {
    List<JitCode> all = codes();
    int low = 0;
    int high = all.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(all.get(middle).start(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high >= 0 && Long.compareUnsigned(address, all.get(high).end()) < 0
        ? Optional.of(all.get(high))
        : Optional.empty();
  }

  private synchronized List<JitCode> codes() {
    if (sorted == null) {
      List<JitCode> found = new ArrayList<>();
      image.executable().ifPresent(module -> addAll(module, found));
      for (LoadedModule module : image.modules()) {
        if (image.executable().filter(module::equals).isEmpty()) {
          addAll(module, found);
        }
      }
      found.sort((a, b) -> Long.compareUnsigned(a.start(), b.start()));
      sorted = found;
    }
    return sorted;
  }

  /** Adds what a module's own list leads to, as far as it can be read. */
  private void addAll(LoadedModule module, List<JitCode> found) {
    Memory memory = image.memory();
    try {
      Optional<ModuleHeader> header = ModuleHeader.read(memory, module);
      if (header.isPresent()) {
        OptionalLong descriptor =
            ExportedSymbol.find(memory, module, header.get(), DESCRIPTOR, limits.chain());
        if (descriptor.isPresent()) {
          follow(descriptor.getAsLong(), module, found);
        }
      }
    } catch (Unreadable e) {
      notes.add(
          Note.info(
              module.module().fileName(),
              "whether it describes code made at run time cannot be read: " + e.getMessage()));
    }
  }

  private void follow(long descriptor, LoadedModule module, List<JitCode> found) {
    Memory memory = image.memory();
    if (memory.i32(descriptor) != VERSION) {
      return;
    }
    long entry = memory.i64(descriptor + FIRST_ENTRY);
    for (int i = 0; entry != 0; i++) {
      if (i >= limits.chain() || bytesRead > MAX_BYTES) {
        notes.add(
            Note.warning(
                module.module().fileName(),
                "only the first " + i + " pieces of code made at run time are read"));
        return;
      }
      add(memory.i64(entry + SYMFILE_ADDR), memory.i64(entry + SYMFILE_SIZE), found);
      entry = memory.i64(entry);
    }
  }

  private void add(long at, long size, List<JitCode> found) {
    if (size < 0 || size > MAX_FILE_BYTES || !image.memory().readable(at, size)) {
      return;
    }
    bytesRead += size;
    try {
      ElfFile elf = ElfFile.parse(Bytes.of(image.memory().bytes(at, (int) size)));
      for (Section section : elf.sections()) {
        if ((section.flags() & EXECUTABLE_SECTION) != 0 && section.size() > 0) {
          found.add(new JitCode(section.addr(), section.addr() + section.size(), elf));
        }
      }
    } catch (NotElf e) {
      notes.add(
          Note.info(
              "", "a description of code made at run time is no ELF file: " + e.getMessage()));
    }
  }
}
