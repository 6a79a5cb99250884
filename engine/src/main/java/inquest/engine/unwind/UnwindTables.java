package inquest.engine.unwind;

import inquest.engine.binaries.ProcessImage;
import inquest.engine.dwarf.frame.CfiRow;
import inquest.engine.dwarf.frame.Fde;
import inquest.engine.dwarf.frame.FrameSection;
import inquest.engine.dwarf.frame.FrameTable;
import inquest.engine.note.Limits;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The call frame information of a whole process, by address. Each module's is opened once. Safe to
 * use from several threads.
 */
final class UnwindTables {
  private static final int CACHED = 1024; // a power of two

  private final ProcessImage image;
  private final AddressSpace space;
  private final Notes notes;
  private final JitRegistry jit;
  private final Map<Integer, ModuleFrames> modules = new ConcurrentHashMap<>();
  private final Map<JitCode, Optional<FrameTable>> made = new ConcurrentHashMap<>();

  /**
   * Rows that were met last, by the lower bits of an address: recursion meets the same again and
   * again. Threads that race overwrite each other's and lose nothing else.
   */
  private final Met[] rows = new Met[CACHED];

  private record Met(long address, CfiRow row) {}

  UnwindTables(ProcessImage image, AddressSpace space, Limits limits, Notes notes) {
    this.image = image;
    this.space = space;
    this.notes = notes;
    jit = new JitRegistry(image, limits, notes);
  }

  /**
   * The row of the call frame table that holds at an address; empty where none does.
   *
   * @throws Unreadable where there is one that is damaged or uses what is not known
   */
  Optional<CfiRow> rowAt(long address) {
    int slot = (int) (address ^ address >>> 10) & (CACHED - 1);
    Met known = rows[slot];
    if (known != null && known.address == address) {
      return Optional.of(known.row);
    }
    Optional<Fde> fde = describing(address);
    if (fde.isEmpty()) {
      return Optional.empty();
    }
    CfiRow row = fde.get().rowAt(address);
    rows[slot] = new Met(address, row);
    return Optional.of(row);
  }

  private Optional<Fde> describing(long address) {
    Optional<ModuleFrames> module = moduleAt(address);
    if (module.isPresent()) {
      return module.get().find(address);
    }
    Optional<JitCode> code = jit.codeAt(address);
    if (code.isEmpty()) {
      return Optional.empty();
    }
    Optional<FrameTable> table = made.get(code.get());
    if (table == null) {
      table = ModuleFrames.table(code.get().elf(), ".eh_frame", FrameSection.Kind.EH_FRAME, 0);
      made.put(code.get(), table);
    }
    return table.isEmpty() ? Optional.empty() : table.get().find(address);
  }

  /** The described code made at run time at an address that lies in no module. */
  Optional<JitCode> jitAt(long address) {
    return space.moduleIndex(address) >= 0 ? Optional.empty() : jit.codeAt(address);
  }

  /** Where the program or the loader that an address lies in starts to run. */
  OptionalLong entryOfModuleAt(long address) {
    Optional<ModuleFrames> module = moduleAt(address);
    return module.isPresent() ? module.get().entry() : OptionalLong.empty();
  }

  private Optional<ModuleFrames> moduleAt(long address) {
    int index = space.moduleIndex(address);
    if (index < 0) {
      return Optional.empty();
    }
    ModuleFrames frames = modules.get(index);
    if (frames == null) {
      ModuleFrames made = new ModuleFrames(image, image.modules().get(index), notes);
      ModuleFrames other = modules.putIfAbsent(index, made);
      frames = other == null ? made : other;
    }
    return Optional.of(frames);
  }
}
