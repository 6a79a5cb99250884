package inquest.engine.binaries;

import inquest.engine.elf.ProgramHeader;
import inquest.engine.target.Module;
import java.util.List;
import java.util.Optional;

/**
 * A module of the process with the file that stands for it on this machine. The file is looked for
 * when first asked for. Safe to use from several threads.
 */
public final class LoadedModule {
  private final Module module;
  private final BinaryFinder finder;
  private final Optional<ModuleHeader> header;
  private Optional<Binary> binary; // null until looked for; guarded by this
  private boolean fetched; // whether servers were asked; guarded by this

  LoadedModule(Module module, BinaryFinder finder, Optional<ModuleHeader> header) {
    this.module = module;
    this.finder = finder;
    this.header = header;
  }

  /** The module as the process had it. */
  public Module module() {
    return module;
  }

  /** The file that stands for it; empty where none was found. */
  public synchronized Optional<Binary> binary() {
    if (binary == null) {
      binary = finder.find(module);
    }
    return binary;
  }

  /**
   * The same, asked of debuginfod servers where this machine does not have it. From then on {@link
   * #binary} gives it too, and the memory of the image has its pages. Servers are asked once; may
   * take long.
   */
  public synchronized Optional<Binary> fetchedBinary() {
    if (binary().isEmpty() && !fetched) {
      fetched = true;
      binary = finder.fetch(module);
    }
    return binary;
  }

  /** The same without looking for it: empty also where nobody has asked for the file yet. */
  public synchronized Optional<Binary> binaryInUse() {
    return binary == null ? Optional.empty() : binary;
  }

  /**
   * What is added to an address of the file to get the address in the process: from the process's
   * own first page of it, else from the file.
   */
  public long loadBias() {
    if (header.isPresent()) {
      return header.get().bias();
    }
    return binary().map(b -> module.start() - b.elf().firstLoadAddress()).orElse(module.start());
  }

  /**
   * Its program headers from the process's own first page of it; empty where that was not saved.
   */
  public List<ProgramHeader> programHeaders() {
    return header.map(ModuleHeader::programHeaders).orElse(List.of());
  }

  /** What its first page says; empty where that was not saved. */
  Optional<ModuleHeader> header() {
    return header;
  }

  @Override
  public String toString() {
    return module.toString();
  }
}
