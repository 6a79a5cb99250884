package inquest.engine.unwind;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.target.Mapping;
import java.util.List;
import java.util.Optional;

/** What lies at an address of the process: a module, a mapping, code. Immutable. */
final class AddressSpace {
  private final List<LoadedModule> modules; // in address order, like the mappings
  private final List<Mapping> mappings;
  private final boolean saysExecutable;

  AddressSpace(ProcessImage image) {
    modules = image.modules();
    mappings = image.target().mappings();
    boolean any = false;
    for (Mapping mapping : mappings) {
      any |= mapping.executable();
    }
    saysExecutable = any;
  }

  /** The index of the module at an address; -1 for none. */
  int moduleIndex(long address) {
    int low = 0;
    int high = modules.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(modules.get(middle).module().start(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high >= 0 && Long.compareUnsigned(address, modules.get(high).module().end()) < 0
        ? high
        : -1;
  }

  Optional<LoadedModule> moduleAt(long address) {
    int index = moduleIndex(address);
    return index < 0 ? Optional.empty() : Optional.of(modules.get(index));
  }

  Optional<Mapping> mappingAt(long address) {
    int low = 0;
    int high = mappings.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(mappings.get(middle).start(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high >= 0 && mappings.get(high).contains(address)
        ? Optional.of(mappings.get(high))
        : Optional.empty();
  }

  /**
   * Whether code may be at an address; of a core that says of no mapping whether it can be executed
   * all are taken.
   */
  boolean isCode(long address) {
    Optional<Mapping> mapping = mappingAt(address);
    return mapping.isPresent() && (mapping.get().executable() || !saysExecutable);
  }
}
