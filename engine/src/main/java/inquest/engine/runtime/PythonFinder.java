package inquest.engine.runtime;

import inquest.engine.binaries.Binary;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.layout.Binding;
import inquest.engine.layout.DebugOffsets;
import inquest.engine.layout.Flavour;
import inquest.engine.layout.FlavourEvidence;
import inquest.engine.layout.Layout;
import inquest.engine.layout.Layouts;
import inquest.engine.layout.PythonVersion;
import inquest.engine.layout.VersionEvidence;
import inquest.engine.memory.Memory;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import inquest.engine.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Finds the CPython in a process: its files, its version and flavour, and where it starts. */
final class PythonFinder {
  /** A start that was found, and what was said on the way to it. */
  private record Attempt(RootSearch.Found found, List<Note> notes) {
    int score() {
      return found.score();
    }
  }

  private final ProcessImage image;
  private final Target target;
  private final Memory memory;
  private final PythonOptions options;
  private final Bindings bindings;
  private final Notes notes;
  private Optional<String> noLayout = Optional.empty();

  PythonFinder(ProcessImage image, PythonOptions options, Notes notes) {
    this.image = image;
    this.target = image.target();
    this.memory = image.memory();
    this.options = options;
    this.bindings = new Bindings(image, options, notes);
    this.notes = notes;
  }

  Root find() throws NotPython {
    try {
      return findHere();
    } catch (NotPython e) {
      if (!fetchFiles()) {
        throw e;
      }
      return findHere();
    }
  }

  /**
   * Asks servers for the files of modules that may hold CPython: only where nothing was found
   * without them.
   *
   * @return whether one came
   */
  private boolean fetchFiles() {
    boolean came = false;
    for (LoadedModule module : image.modules()) {
      boolean main = image.executable().filter(e -> e == module).isPresent();
      if ((main || PythonModule.namedPython(module)) && module.binary().isEmpty()) {
        came |= module.fetchedBinary().isPresent();
      }
    }
    noLayout = came ? Optional.empty() : noLayout;
    return came;
  }

  private Root findHere() throws NotPython {
    List<PythonModule> holding = holding();
    List<Attempt> found = new ArrayList<>();
    List<PythonModule> idle = new ArrayList<>();
    for (PythonModule module : holding) {
      named(module).ifPresentOrElse(found::add, () -> idle.add(module));
    }
    if (found.isEmpty()) {
      cookies().forEach(found::add);
    }
    if (found.isEmpty()) {
      suspects(holding).forEach(module -> scanned(module).ifPresent(found::add));
    }
    if (found.isEmpty()) {
      anywhere().ifPresent(found::add);
    }
    if (found.isEmpty()) {
      throw failure(holding);
    }
    found.sort((a, b) -> Integer.compare(b.score(), a.score()));
    noteOthers(found, idle);
    notes.addAll(found.getFirst().notes());
    return found.getFirst().found().root();
  }

  /** The modules whose files show that CPython is in them: likely names first, then all. */
  private List<PythonModule> holding() {
    List<PythonModule> found = new ArrayList<>();
    List<LoadedModule> others = new ArrayList<>();
    for (LoadedModule module : image.modules()) {
      if (PythonModule.namedPython(module)) {
        add(module, found);
      } else {
        others.add(module);
      }
    }
    if (found.isEmpty()) {
      others.forEach(module -> add(module, found));
    }
    return found;
  }

  private static void add(LoadedModule module, List<PythonModule> found) {
    PythonModule python = PythonModule.of(module);
    if (python.holdsPython()) {
      found.add(python);
    }
  }

  /** Modules that may hold CPython though nothing names its start. */
  private List<PythonModule> suspects(List<PythonModule> holding) {
    List<PythonModule> suspects = new ArrayList<>(holding);
    for (LoadedModule module : image.modules()) {
      if (PythonModule.namedPython(module)
          && holding.stream().noneMatch(h -> h.module() == module)) {
        suspects.add(PythonModule.of(module));
      }
    }
    return suspects;
  }

  /** The start that a module's symbols or sections name. */
  private Optional<Attempt> named(PythonModule module) {
    Optional<DebugOffsets> table = Optional.empty();
    Notes said = new Notes();
    for (OptionalLong runtime : List.of(module.symbol("_PyRuntime"), module.section())) {
      if (table.isEmpty() && runtime.isPresent()) {
        table = table(runtime.getAsLong(), said);
      }
    }
    return tried(module, table, said, search -> search.named(module));
  }

  /** The start in a module whose file names none, or is not there. */
  private Optional<Attempt> scanned(PythonModule module) {
    return tried(module, Optional.empty(), new Notes(), search -> search.scanned(module));
  }

  private Optional<Attempt> tried(
      PythonModule module,
      Optional<DebugOffsets> table,
      Notes said,
      Function<RootSearch, Optional<RootSearch.Found>> way) {
    List<VersionEvidence> evidence = versions(module);
    table.ifPresent(t ->
        evidence.add(
            new VersionEvidence(
                t.version(), VersionEvidence.From.DEBUG_OFFSETS, "the debug offsets")));
    Optional<PythonVersion> version = VersionEvidence.weigh(evidence, said);
    return version.flatMap(v ->
        best(
            bindings.of(v, Optional.of(module), table),
            flavours(module, table),
            way,
            said.toList()));
  }

  /** The best of what the flavours give; the first that nothing speaks against is taken at once. */
  private Optional<Attempt> best(
      Function<Flavour, Binding> binding,
      List<Flavour> flavours,
      Function<RootSearch, Optional<RootSearch.Found>> way,
      List<Note> said) {
    Optional<Attempt> best = Optional.empty();
    for (Flavour flavour : flavours) {
      Notes own = new Notes();
      own.addAll(said);
      Optional<RootSearch.Found> found =
          layout(binding.apply(flavour), own)
              .flatMap(l -> way.apply(new RootSearch(target, memory, l, options.limits())));
      if (found.isPresent() && found.get().score() > best.map(Attempt::score).orElse(0)) {
        best = Optional.of(new Attempt(found.get(), own.toList()));
      }
      if (best.isPresent() && best.get().score() >= InterpreterCheck.SURE) {
        break;
      }
    }
    return best;
  }

  private Optional<Layout> layout(Binding binding, Notes own) {
    try {
      return Optional.of(Layouts.bind(binding, own));
    } catch (Unreadable e) {
      noLayout = noLayout.or(() -> Optional.of(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<DebugOffsets> table(long runtime, Notes said) {
    if (!DebugOffsets.startsAt(memory, runtime)) {
      return Optional.empty();
    }
    try {
      return Optional.of(DebugOffsets.read(memory, runtime));
    } catch (Unreadable e) {
      said.add(Note.warning("debug offsets", e.getMessage()));
      return Optional.empty();
    }
  }

  /** The version's text in the file is looked for only where the word in memory is not there. */
  private List<VersionEvidence> versions(PythonModule module) {
    List<VersionEvidence> evidence = new ArrayList<>();
    String name = module.module().module().fileName();
    OptionalLong word = module.symbol("Py_Version");
    if (word.isPresent()) {
      VersionEvidence.ofPyVersion(memory, word.getAsLong()).ifPresent(evidence::add);
    }
    Optional<Binary> binary = module.module().binary();
    if (evidence.isEmpty() && binary.isPresent()) {
      evidence.addAll(VersionEvidence.of(binary.get().elf(), name));
    } else {
      VersionEvidence.ofFileName(name).ifPresent(evidence::add);
    }
    return evidence;
  }

  /** What the evidence says first, then what else it might be. */
  private static List<Flavour> flavours(PythonModule module, Optional<DebugOffsets> table) {
    Set<Flavour> flavours = new LinkedHashSet<>();
    String name = module.module().module().fileName();
    module
        .module()
        .binary()
        .ifPresent(b -> FlavourEvidence.of(b.elf(), name).forEach(e -> flavours.add(e.flavour())));
    if (flavours.isEmpty()) {
      flavours.addAll(flavours(table));
    }
    return List.copyOf(flavours);
  }

  private static List<Flavour> flavours(Optional<DebugOffsets> table) {
    return table.isPresent() && table.get().freeThreaded()
        ? List.of(Flavour.FREE_THREADED, Flavour.FREE_THREADED_DEBUG)
        : List.of(Flavour.DEFAULT, Flavour.DEBUG);
  }

  /** From 3.13 on the runtime itself says what it is, whatever file it came from. */
  private List<Attempt> cookies() {
    List<Attempt> found = new ArrayList<>();
    for (long address : CookieScan.find(memory, target)) {
      Notes said = new Notes();
      Optional<DebugOffsets> table = table(address, said);
      Optional<PythonModule> module = image.moduleAt(address).map(PythonModule::of);
      table
          .flatMap(t ->
              best(
                  bindings.of(t.version(), module, table),
                  flavours(table),
                  search ->
                      search.atRuntime(
                          module, OptionalLong.of(address), "by the cookie of its debug offsets"),
                  said.toList()))
          .ifPresent(found::add);
    }
    return found;
  }

  /** No module shows it: every version that Inquest knows is tried on all writable memory. */
  private Optional<Attempt> anywhere() {
    Optional<Attempt> best = Optional.empty();
    for (Layouts.Known shipped : Layouts.known().reversed()) {
      Optional<Attempt> found =
          best(
              bindings.of(shipped.version().ofSeries(), Optional.empty(), Optional.empty()),
              List.of(shipped.flavour()),
              RootSearch::scannedEverywhere,
              List.of(
                  Note.warning(
                      "Python version",
                      "nothing says which it is; the structures look like those of "
                          + shipped.version().series())));
      if (found.isPresent() && found.get().score() > best.map(Attempt::score).orElse(0)) {
        best = found;
      }
      if (best.isPresent() && best.get().score() >= InterpreterCheck.SURE) {
        break;
      }
    }
    return best;
  }

  private void noteOthers(List<Attempt> found, List<PythonModule> idle) {
    String shown = name(found.getFirst().found().root());
    for (Attempt other : found.subList(1, found.size())) {
      notes.add(
          Note.warning(
              name(other.found().root()),
              "the process has a second CPython here; shown is the one in " + shown));
    }
    for (PythonModule module : idle) {
      if (found.stream()
          .noneMatch(f -> f.found().root().module().orElse(null) == module.module())) {
        notes.add(
            Note.info(
                module.module().module().fileName(),
                "holds a copy of CPython that was never started; shown is the one in " + shown));
      }
    }
  }

  private static String name(Root root) {
    return root.module().map(m -> m.module().fileName()).orElse("memory of no known file");
  }

  private NotPython failure(List<PythonModule> holding) {
    List<String> names =
        image.modules().stream()
            .map(m -> m.module().fileName())
            .filter(n -> !n.startsWith("["))
            .toList();
    Optional<String> pypy = names.stream().filter(n -> n.contains("pypy")).findFirst();
    if (pypy.isPresent()) {
      return new NotPython(
          NotPython.Reason.PYPY, "this process runs PyPy (" + pypy.get() + "), not CPython");
    }
    Optional<String> graal =
        names.stream()
            .filter(n -> n.contains("graalpy") || n.startsWith("libpythonvm"))
            .findFirst();
    if (graal.isPresent()) {
      return new NotPython(
          NotPython.Reason.GRAALPY, "this process runs GraalPy (" + graal.get() + "), not CPython");
    }
    if (!holding.isEmpty()) {
      return held(holding.getFirst());
    }
    return new NotPython(
        NotPython.Reason.NO_INTERPRETER,
        names.isEmpty()
            ? "no CPython in this process: it has no modules that could be read"
            : "no CPython in this process: none of its "
                + names.size()
                + " modules ("
                + String.join(", ", names.subList(0, Math.min(3, names.size())))
                + (names.size() > 3 ? ", …" : "")
                + ") holds one");
  }

  private NotPython held(PythonModule module) {
    String file = module.module().module().fileName();
    if (noLayout.isPresent()) {
      return new NotPython(
          NotPython.Reason.NO_LAYOUT,
          file + " holds a CPython whose structures are not known: " + noLayout.get());
    }
    OptionalLong runtime =
        module.symbol("_PyRuntime").isPresent()
            ? module.symbol("_PyRuntime")
            : module.symbol("_PyThreadState_Current");
    boolean saved = runtime.isEmpty() || memory.readable(runtime.getAsLong(), 8);
    return saved
        ? new NotPython(
            NotPython.Reason.NOT_INITIALISED,
            file
                + " holds CPython, but no interpreter runs in it: it was not yet or no longer"
                + " initialised")
        : new NotPython(
            NotPython.Reason.NOT_SAVED,
            file + " holds CPython, but its data are not saved in the core");
  }
}
