package inquest.engine.runtime;

import inquest.engine.binaries.Binary;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
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
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Finds the CPython in a process: its files, its version and flavour, and where it starts. */
final class PythonFinder {
  private final ProcessImage image;
  private final Target target;
  private final Memory memory;
  private final PythonOptions options;
  private final Notes notes;
  private Optional<String> noLayout = Optional.empty();

  PythonFinder(ProcessImage image, PythonOptions options, Notes notes) {
    this.image = image;
    this.target = image.target();
    this.memory = image.memory();
    this.options = options;
    this.notes = notes;
  }

  Root find() throws NotPython {
    List<PythonModule> holding = holding();
    List<RootSearch.Found> found = new ArrayList<>();
    List<PythonModule> idle = new ArrayList<>();
    for (PythonModule module : holding) {
      Optional<RootSearch.Found> start = start(module, RootSearch::named);
      start.ifPresentOrElse(found::add, () -> idle.add(module));
    }
    if (found.isEmpty()) {
      for (PythonModule module : suspects(holding)) {
        start(module, this::scanned).ifPresent(found::add);
      }
    }
    if (found.isEmpty()) {
      anywhere().ifPresent(found::add);
    }
    found.sort(Comparator.comparingInt(RootSearch.Found::score).reversed());
    if (found.isEmpty()) {
      throw failure(holding);
    }
    noteOthers(found, idle);
    return found.getFirst().root();
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

  private interface Way {
    Optional<RootSearch.Found> search(RootSearch search, PythonModule module);
  }

  private Optional<RootSearch.Found> scanned(RootSearch search, PythonModule module) {
    return search.scanned(module);
  }

  /** The start in one module, under the version and flavour that fit it best. */
  private Optional<RootSearch.Found> start(PythonModule module, Way way) {
    Optional<PythonVersion> version = VersionEvidence.weigh(versions(module), notes);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    return start(module, version.get(), flavours(module), way);
  }

  private Optional<RootSearch.Found> start(
      PythonModule module, PythonVersion version, List<Flavour> flavours, Way way) {
    for (Flavour flavour : flavours) {
      Optional<Layout> layout = layout(version, flavour);
      if (layout.isPresent()) {
        RootSearch search = new RootSearch(target, memory, layout.get(), options.limits());
        Optional<RootSearch.Found> found = way.search(search, module);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Layout> layout(PythonVersion version, Flavour flavour) {
    try {
      return Optional.of(Layouts.shipped(version, flavour));
    } catch (Unreadable e) {
      noLayout = noLayout.or(() -> Optional.of(version + " (" + flavour.word() + ")"));
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
  private static List<Flavour> flavours(PythonModule module) {
    Set<Flavour> flavours = new LinkedHashSet<>();
    String name = module.module().module().fileName();
    module
        .module()
        .binary()
        .ifPresent(b -> FlavourEvidence.of(b.elf(), name).forEach(e -> flavours.add(e.flavour())));
    flavours.addAll(List.of(Flavour.values()));
    return List.copyOf(flavours);
  }

  /** No module shows it: every version that Inquest knows is tried on all writable memory. */
  private Optional<RootSearch.Found> anywhere() {
    for (var shipped : Layouts.allShipped().reversed()) {
      Optional<Layout> layout = layout(shipped.madeFrom(), shipped.flavour());
      if (layout.isPresent()) {
        Optional<RootSearch.Found> found =
            new RootSearch(target, memory, layout.get(), options.limits()).scannedEverywhere();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private void noteOthers(List<RootSearch.Found> found, List<PythonModule> idle) {
    String shown = name(found.getFirst().root());
    for (RootSearch.Found other : found.subList(1, found.size())) {
      notes.add(
          Note.warning(
              name(other.root()),
              "the process has a second CPython here; shown is the one in " + shown));
    }
    for (PythonModule module : idle) {
      if (found.stream().noneMatch(f -> f.root().module().orElse(null) == module.module())) {
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
    List<String> names = image.modules().stream().map(m -> m.module().fileName()).toList();
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
          file + " holds CPython " + noLayout.get() + ", whose structures Inquest does not know");
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
