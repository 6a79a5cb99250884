package inquest.engine.binaries;

import inquest.engine.target.Module;
import java.util.Optional;

/**
 * A module of the process with the file that stands for it on this machine. The file is looked for
 * when first asked for. Safe to use from several threads.
 */
public final class LoadedModule {
  private final Module module;
  private final BinaryFinder finder;
  private final long biasInMemory;
  private Optional<Binary> binary; // null until looked for; guarded by this

  LoadedModule(Module module, BinaryFinder finder, long biasInMemory) {
    this.module = module;
    this.finder = finder;
    this.biasInMemory = biasInMemory;
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

  /** What is added to an address of the file to get the address in the process. */
  public long loadBias() {
    return binary().map(b -> module.start() - b.elf().firstLoadAddress()).orElse(biasInMemory);
  }

  @Override
  public String toString() {
    return module.toString();
  }
}
