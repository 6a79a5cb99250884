package inquest.engine.binaries;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which module is the program that was run. */
final class MainModule {
  private static final long AT_PHDR = 3;
  private static final long AT_BASE = 7;
  private static final long AT_ENTRY = 9;

  private MainModule() {}

  /**
   * The module that the kernel started, unless that is the loader, which was told to load another
   * ({@code ld-linux-x86-64.so.2 python}): then the program that it loaded.
   */
  static Optional<LoadedModule> find(List<LoadedModule> modules, Map<Long, Long> auxiliary) {
    Optional<LoadedModule> started =
        at(modules, auxiliary.get(AT_PHDR)).or(() -> at(modules, auxiliary.get(AT_ENTRY)));
    boolean loaderItself =
        auxiliary.getOrDefault(AT_BASE, 1L) == 0
            && started
                .filter(m -> m.header().filter(ModuleHeader::interpreted).isEmpty())
                .isPresent();
    if (started.isPresent() && !loaderItself) {
      return started;
    }
    Optional<LoadedModule> loaded =
        firstProgram(modules, true).or(() -> firstProgram(modules, false));
    return loaded.or(() -> started);
  }

  private static Optional<LoadedModule> firstProgram(List<LoadedModule> modules, boolean fixed) {
    return modules.stream()
        .filter(m -> m.header().filter(h -> h.interpreted() && h.fixed() == fixed).isPresent())
        .filter(m -> !m.module().fileName().contains(".so"))
        .findFirst();
  }

  private static Optional<LoadedModule> at(List<LoadedModule> modules, Long address) {
    return address == null
        ? Optional.empty()
        : modules.stream()
            .filter(m -> Long.compareUnsigned(address, m.module().start()) >= 0)
            .filter(m -> Long.compareUnsigned(address, m.module().end()) < 0)
            .findFirst();
  }
}
