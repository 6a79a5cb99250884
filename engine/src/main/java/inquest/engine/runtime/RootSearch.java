package inquest.engine.runtime;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.layout.Layout;
import inquest.engine.layout.Struct;
import inquest.engine.memory.Memory;
import inquest.engine.note.Limits;
import inquest.engine.note.Unreadable;
import inquest.engine.target.Mapping;
import inquest.engine.target.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds where one CPython starts, under one layout: by symbols and sections where its file has
 * them, else by looking through writable memory for what can only be an interpreter state.
 */
final class RootSearch {
  /** A start, and how much speaks for it ({@link InterpreterCheck#score}). */
  record Found(Root root, int score) {}

  private final Memory memory;
  private final Layout layout;
  private final WritableData data;
  private final InterpreterCheck check;
  private final boolean hasRuntime;

  RootSearch(Target target, Memory memory, Layout layout, Limits limits) {
    this.memory = memory;
    this.layout = layout;
    this.data = new WritableData(memory, target);
    this.check = new InterpreterCheck(memory, layout, limits, target.threads());
    this.hasRuntime = layout.find("_PyRuntimeState").isPresent();
  }

  /** The start in a module, by what its file names. */
  Optional<Found> named(PythonModule module) {
    Optional<Found> best = Optional.empty();
    if (hasRuntime) {
      Optional<PythonModule> own = Optional.of(module);
      best = better(best, atRuntime(own, module.symbol("_PyRuntime"), "by symbol _PyRuntime"));
      best = better(best, atRuntime(own, module.section(), "by section .PyRuntime"));
    } else {
      best = better(best, atHead(module, module.interpreterHead(memory), "by interp_head"));
      best = better(best, atCurrent(module));
    }
    return best;
  }

  /** The start at an address that is said to be {@code _PyRuntime}. */
  Optional<Found> atRuntime(Optional<PythonModule> module, OptionalLong runtime, String how) {
    if (runtime.isEmpty() || !hasRuntime) {
      return Optional.empty();
    }
    Struct struct = layout.struct("_PyRuntimeState");
    try {
      long head = memory.i64(runtime.getAsLong() + struct.offset("interpreters.head"));
      return scored(module, runtime, head, how);
    } catch (Unreadable e) {
      return Optional.empty(); // other ways remain
    }
  }

  private Optional<Found> atHead(PythonModule module, OptionalLong variable, String how) {
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    try {
      return scored(
          Optional.of(module), OptionalLong.empty(), memory.i64(variable.getAsLong()), how);
    } catch (Unreadable e) {
      return Optional.empty(); // other ways remain
    }
  }

  /** The interpreter of the thread that has the GIL; it is the head while there is only one. */
  private Optional<Found> atCurrent(PythonModule module) {
    OptionalLong current = module.symbol("_PyThreadState_Current");
    if (current.isEmpty()) {
      return Optional.empty();
    }
    try {
      long thread = memory.i64(current.getAsLong());
      long head = thread == 0 ? 0 : layout.view(memory, "PyThreadState", thread).pointer("interp");
      return scored(Optional.of(module), OptionalLong.empty(), head, "by _PyThreadState_Current");
    } catch (Unreadable e) {
      return Optional.empty(); // other ways remain
    }
  }

  /** The start among the words of a module's data. */
  Optional<Found> scanned(PythonModule module) {
    return scan(data.of(module.module().module()), Optional.of(module));
  }

  /** The start among all writable memory that is no heap. */
  Optional<Found> scannedEverywhere() {
    return scan(data.all(), Optional.empty());
  }

  private Optional<Found> scan(List<Mapping> mappings, Optional<PythonModule> module) {
    Set<Long> rejected = new HashSet<>();
    for (Mapping mapping : mappings) {
      Scan scan = new Scan(rejected, module);
      data.forEachWord(mapping, scan);
      if (scan.found.isPresent()) {
        return scan.found;
      }
    }
    return Optional.empty();
  }

  /** Stops at the first word that leads to an interpreter state. */
  private final class Scan implements WritableData.WordVisitor {
    private final Set<Long> rejected;
    private final Optional<PythonModule> module;
    private Optional<Found> found = Optional.empty();

    Scan(Set<Long> rejected, Optional<PythonModule> module) {
      this.rejected = rejected;
      this.module = module;
    }

    @Override
    public boolean visit(long address, long word) {
      if ((word & 7) != 0
          || word >>> 12 == 0
          || word >>> 56 != 0
          || rejected.contains(word)
          || !check.possible(word)) {
        return true;
      }
      int score = check.score(word);
      if (score <= InterpreterCheck.THREADS) {
        rejected.add(word);
        return true;
      }
      Optional<Found> start = startAround(address, word, score);
      found = found.isEmpty() || (start.isPresent() && hasRuntime) ? start : found;
      return start.isEmpty();
    }

    /** With a runtime structure, the word must be its {@code interpreters.head}. */
    private Optional<Found> startAround(long address, long word, int score) {
      String how = "by looking through its data";
      if (!hasRuntime) {
        return Optional.of(new Found(root(module, OptionalLong.empty(), word, how), score));
      }
      Struct runtime = layout.struct("_PyRuntimeState");
      int head = runtime.offset("interpreters.head");
      long distance = (long) runtime.offset("interpreters.main") - head;
      try {
        boolean main = check.score(memory.i64(address + distance)) > InterpreterCheck.THREADS;
        return main
            ? Optional.of(
                new Found(root(module, OptionalLong.of(address - head), word, how), score))
            : Optional.empty();
      } catch (Unreadable e) {
        return Optional.empty();
      }
    }
  }

  private Optional<Found> scored(
      Optional<PythonModule> module, OptionalLong runtime, long head, String how) {
    int score = check.score(head);
    return score == 0
        ? Optional.empty()
        : Optional.of(new Found(root(module, runtime, head, how), score));
  }

  private Root root(Optional<PythonModule> module, OptionalLong runtime, long head, String how) {
    Optional<LoadedModule> loaded = module.map(PythonModule::module);
    Map<String, Long> symbols = module.map(PythonModule::symbols).orElse(Map.of());
    return new Root(layout, loaded, runtime, head, symbols, how);
  }

  private static Optional<Found> better(Optional<Found> first, Optional<Found> second) {
    return first.isEmpty() || (second.isPresent() && second.get().score() > first.get().score())
        ? second
        : first;
  }
}
