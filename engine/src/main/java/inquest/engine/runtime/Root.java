package inquest.engine.runtime;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.layout.Layout;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where everything of one CPython in a process starts.
 *
 * @param layout of its build
 * @param module the file that holds it; empty where that is not known
 * @param runtime address of {@code _PyRuntime}; empty before 3.7
 * @param head address of the newest {@code PyInterpreterState}
 * @param symbols addresses of CPython's own variables by name, as far as its file has symbols
 * @param how how it was found, to follow "found"
 */
record Root(
    Layout layout,
    Optional<LoadedModule> module,
    OptionalLong runtime,
    long head,
    Map<String, Long> symbols,
    String how) {
  /** Copies the map. */
  Root {
    symbols = Map.copyOf(symbols);
  }

  /** The address of a variable of CPython. */
  OptionalLong symbol(String name) {
    Long address = symbols.get(name);
    return address == null ? OptionalLong.empty() : OptionalLong.of(address);
  }
}
