package inquest.engine.unwind;

import inquest.engine.binaries.Binary;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where functions start, from the symbols of modules' files: evidence for code that has no unwind
 * information. A module's symbols are read when first asked for. Safe to use from several threads.
 */
final class Functions {
  private static final int FUNCTION = 2; // STT_FUNC

  private final ProcessImage image;
  private final AddressSpace space;
  private final Map<Integer, List<Function>> modules = new ConcurrentHashMap<>();

  /** A run of code of one function: of one that was split, its first part. */
  private record Function(long start, long size) {}

  Functions(ProcessImage image, AddressSpace space) {
    this.image = image;
    this.space = space;
  }

  /** The start of the function at an address; empty where no symbol tells. */
  OptionalLong startAt(long address) {
    int index = space.moduleIndex(address);
    if (index < 0) {
      return OptionalLong.empty();
    }
    LoadedModule module = image.modules().get(index);
    List<Function> all = modules.get(index);
    if (all == null) {
      all = read(module);
      modules.put(index, all);
    }
    long wanted = address - module.loadBias();
    int low = 0;
    int high = all.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(all.get(middle).start, wanted) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high >= 0 && Long.compareUnsigned(wanted - all.get(high).start, all.get(high).size) < 0
        ? OptionalLong.of(address - (wanted - all.get(high).start))
        : OptionalLong.empty();
  }

  private static List<Function> read(LoadedModule module) {
    List<Function> found = new ArrayList<>();
    Optional<Binary> binary = module.binary();
    try {
      if (binary.isPresent()) {
        binary
            .get()
            .elf()
            .symbols()
            .forEach(symbol -> {
              // parts that were split off are called by nobody
              if (symbol.type() == FUNCTION
                  && symbol.size() > 0
                  && !symbol.name().contains(".cold")) {
                found.add(new Function(symbol.value(), symbol.size()));
              }
            });
      }
    } catch (Unreadable e) {
      found.clear(); // evidence less, nothing else
    }
    found.sort((a, b) -> Long.compareUnsigned(a.start, b.start));
    return found;
  }
}
