package inquest.engine.unwind;

import inquest.engine.binaries.Binary;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.dwarf.frame.Fde;
import inquest.engine.dwarf.frame.FrameHeader;
import inquest.engine.dwarf.frame.FrameIndex;
import inquest.engine.dwarf.frame.FrameSection;
import inquest.engine.dwarf.frame.FrameTable;
import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.elf.Section;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.memory.Ranges;
import inquest.engine.memory.SegmentMemory;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The call frame information of one module. Tables are asked in order until one knows the code:
 * {@code .eh_frame_hdr} in the process's memory (which the module's file fills where pages were not
 * saved), {@code .eh_frame} of the file where there is no such header, {@code .debug_frame} of the
 * file or its debug file. Each is opened when first asked. Safe to use from several threads.
 */
final class ModuleFrames {
  /** Sections that are not loaded are looked at as if they lay here. */
  private static final long UNLOADED = 0x1000;

  private final ProcessImage image;
  private final LoadedModule module;
  private final Notes notes;
  private final Optional<ModuleHeader> header;
  private Optional<FrameTable> loaded; // null until asked for, as the others; guarded by this
  private Optional<FrameTable> file;
  private Optional<FrameTable> debug;

  /**
   * @param notes is told what cannot be read
   */
  ModuleFrames(ProcessImage image, LoadedModule module, Notes notes) {
    this.image = image;
    this.module = module;
    this.notes = notes;
    header = ModuleHeader.read(image.memory(), module);
  }

  /** Where the module's own code starts to run, if it is a program or the loader. */
  OptionalLong entry() {
    return header.isPresent() ? header.get().entry() : OptionalLong.empty();
  }

  /** The frame description of the code at an address; empty where no table has one. */
  Optional<Fde> find(long address) {
    Optional<Fde> found = find(loaded(), address);
    if (found.isEmpty()) {
      found = find(file(), address);
    }
    return found.isPresent() ? found : find(debug(), address);
  }

  private Optional<Fde> find(Optional<FrameTable> table, long address) {
    if (table.isEmpty()) {
      return Optional.empty();
    }
    try {
      return table.get().find(address);
    } catch (Unreadable e) {
      unreadable("unwind information", e);
      return Optional.empty();
    }
  }

  private void unreadable(String what, Unreadable e) {
    notes.add(Note.warning(module.module().fileName(), "its " + what + ": " + e.getMessage()));
  }

  private synchronized Optional<FrameTable> loaded() {
    if (loaded == null) {
      loaded = Optional.empty();
      OptionalLong at =
          header.isPresent()
              ? header.get().segment(ProgramHeader.GNU_EH_FRAME)
              : OptionalLong.empty();
      if (at.isPresent()) {
        Ranges.Range extent = new Ranges.Range(module.module().start(), module.module().end());
        try {
          loaded = Optional.of(FrameHeader.read(image.memory(), at.getAsLong(), extent));
        } catch (Unreadable e) {
          unreadable(".eh_frame_hdr", e);
        }
      }
    }
    return loaded;
  }

  private synchronized Optional<FrameTable> file() {
    if (file == null) {
      file = Optional.empty();
      if (loaded().isEmpty()) {
        Optional<Binary> binary = module.fetchedBinary();
        if (binary.isPresent()) {
          file = table(binary.get().elf(), ".eh_frame", FrameSection.Kind.EH_FRAME);
        }
      }
    }
    return file;
  }

  private synchronized Optional<FrameTable> debug() {
    if (debug == null) {
      debug = Optional.empty();
      Optional<Binary> binary = module.fetchedBinary();
      if (binary.isPresent()) {
        debug = table(binary.get().elf(), ".debug_frame", FrameSection.Kind.DEBUG_FRAME);
      }
      if (debug.isEmpty()) {
        Optional<Binary> separate = image.debugFile(module);
        if (separate.isPresent()) {
          debug = table(separate.get().elf(), ".debug_frame", FrameSection.Kind.DEBUG_FRAME);
        }
      }
    }
    return debug;
  }

  private Optional<FrameTable> table(ElfFile elf, String name, FrameSection.Kind kind) {
    try {
      return table(elf, name, kind, module.loadBias());
    } catch (Unreadable e) {
      unreadable(name, e);
      return Optional.empty();
    }
  }

  /**
   * The index of a section of a file; empty where the file has no such section.
   *
   * @param bias what is added to the file's addresses
   * @throws Unreadable where the section cannot be read
   */
  static Optional<FrameTable> table(ElfFile elf, String name, FrameSection.Kind kind, long bias) {
    for (Section section : elf.sections()) {
      if (section.name().equals(name) && section.type() != Section.NOBITS && section.size() > 0) {
        Bytes content = elf.content(section);
        long at = kind == FrameSection.Kind.EH_FRAME ? section.addr() + bias : UNLOADED;
        Memory memory =
            new SegmentMemory.Builder().add(at, content, new Origin.MappedFile(name)).freeze();
        Ranges.Range extent = new Ranges.Range(at, at + content.length());
        return Optional.of(new FrameIndex(FrameSection.ofFile(kind, memory, extent, bias)));
      }
    }
    return Optional.empty();
  }
}
