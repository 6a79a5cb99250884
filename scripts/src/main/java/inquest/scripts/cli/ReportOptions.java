package inquest.scripts.cli;

import inquest.engine.Inquest;
import inquest.engine.binaries.SearchOptions;
import inquest.engine.binaries.debuginfod.DebuginfodOptions;
import inquest.engine.note.Limits;
import inquest.engine.report.Wanted;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.ShowLimits;
import inquest.engine.target.Progress;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Ground;
import inquest.scripts.jython.HookFiles;
import inquest.scripts.jython.HookSettings;
import inquest.scripts.jython.Hooks;
import inquest.scripts.text.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a report shows and where the files behind it are looked for, as the user asked.
 *
 * @param locals whether arguments and locals are shown
 * @param fold whether threads with identical stacks are shown once
 * @param allFrames whether a long stack is shown whole
 * @param nativeFrames which native frames are shown
 * @param plumbing whether native frames that only carry calls on are shown
 * @param redact whether values are shown as their type only
 * @param verbose whether the evidence behind the answers is shown
 * @param colour whether colour is allowed, if the terminal has any
 * @param strict whether notes make the exit status {@link ExitStatus#NOTES}
 * @param values how much of each value is shown
 * @param searchPath folders in which a missing library is looked for by its name
 * @param searchRoot a folder below which, at any depth, it is looked for by its name
 * @param sysroot a folder that stands for the root of the machine on which the process ran
 * @param layouts layout files that override what is known of the interpreter
 * @param debuginfod whether debuginfod servers may be asked for missing files
 * @param ownHooks whether those of the user's own folder are loaded
 * @param hooks hook files and folders of them, besides
 */
record ReportOptions(
    boolean locals,
    boolean fold,
    boolean allFrames,
    Wanted.NativeFrames nativeFrames,
    boolean plumbing,
    boolean redact,
    boolean verbose,
    boolean colour,
    boolean strict,
    ValueLimits values,
    List<Path> searchPath,
    Optional<Path> searchRoot,
    Optional<Path> sysroot,
    List<Path> layouts,
    boolean debuginfod,
    boolean ownHooks,
    List<Path> hooks) {
  ReportOptions {
    Objects.requireNonNull(values);
    Objects.requireNonNull(nativeFrames);
    searchPath = List.copyOf(searchPath);
    Objects.requireNonNull(searchRoot);
    Objects.requireNonNull(sysroot);
    layouts = List.copyOf(layouts);
    hooks = List.copyOf(hooks);
  }

  /** The same with another sysroot, and without debuginfod servers. */
  ReportOptions withOnly(Path folder) {
    return new ReportOptions(
        locals,
        fold,
        allFrames,
        nativeFrames,
        plumbing,
        redact,
        verbose,
        colour,
        strict,
        values,
        searchPath,
        searchRoot,
        Optional.of(folder),
        layouts,
        false,
        ownHooks,
        hooks);
  }

  /**
   * Begins to load the hooks that were asked for and those of the user's own folder; starts nothing
   * where there are none.
   *
   * @throws Stop when a file or folder is not there
   */
  Hooks hooks(Console console) {
    return hooks(List.of(), console);
  }

  /** The same, and others besides. */
  Hooks hooks(List<Path> besides, Console console) {
    List<Path> all = new ArrayList<>(hooks);
    all.addAll(besides);
    return hooks(all, ownHooks, redact, console);
  }

  /**
   * The same.
   *
   * @param given files and folders
   * @param own whether those of the user's own folder are loaded
   * @param redacted whether contents are kept back
   */
  static Hooks hooks(List<Path> given, boolean own, boolean redacted, Console console) {
    try {
      return Hooks.start(
          HookFiles.find(given, own, console.environment()),
          file -> HookFiles.isOwn(file, console.environment()),
          HookSettings.usual(redacted),
          new HookComplaints(console));
    } catch (CannotLoad e) {
      throw Stop.of(e);
    }
  }

  /** What hooks and queries stand on. */
  Ground ground(String name, Inquest inquest, PythonProcess python) {
    return new Ground(name, inquest, python, values.limits(), redact);
  }

  /** How a report of a living process looks at it. */
  Opened.Look look(boolean stop) {
    Wanted wanted = wanted();
    ShowLimits limits = values.limits();
    return new Opened.Look(
        stop, nativeFrames != Wanted.NativeFrames.NONE, inquest -> inquest.gather(wanted, limits));
  }

  /** How a report is printed. */
  Style style(Console console) {
    return new Style(colour && console.mayColour(), console.columns(), verbose);
  }

  /** What the report tells. */
  Wanted wanted() {
    Wanted wanted =
        Wanted.defaults()
            .withLocals(locals)
            .withFold(fold)
            .withNativeFrames(nativeFrames, plumbing);
    return allFrames ? wanted.withAllFrames() : wanted;
  }

  /** The options that say how the process is opened, as they stand on a command line. */
  List<String> openingWords() {
    List<String> words = new ArrayList<>();
    if (!searchPath.isEmpty()) {
      words.add("--lib-search-path");
      words.add(String.join(":", searchPath.stream().map(Path::toString).toList()));
    }
    searchRoot.ifPresent(folder -> words.addAll(List.of("--lib-search-root", folder.toString())));
    sysroot.ifPresent(folder -> words.addAll(List.of("--sysroot", folder.toString())));
    layouts.forEach(file -> words.addAll(List.of("--layout", file.toString())));
    if (!debuginfod) {
      words.add("--no-debuginfod");
    }
    return words;
  }

  /**
   * How the process is opened.
   *
   * @param executable the executable that it ran
   * @param written when the core was written
   * @param progress is told how far long work has come
   * @param environment variables, which name debuginfod servers
   * @throws Stop when a file or folder that was named is not there
   */
  Inquest.Options open(
      Optional<Path> executable,
      Optional<Instant> written,
      Progress progress,
      Map<String, String> environment) {
    executable.ifPresent(file -> requireFile("EXECUTABLE", file));
    searchPath.forEach(folder -> requireFolder("--lib-search-path", folder));
    searchRoot.ifPresent(folder -> requireFolder("--lib-search-root", folder));
    sysroot.ifPresent(folder -> requireFolder("--sysroot", folder));
    layouts.forEach(file -> requireFile("--layout", file));
    return new Inquest.Options(
        new SearchOptions(
            executable,
            searchPath,
            searchRoot,
            sysroot,
            debuginfod ? DebuginfodVariables.options(environment) : DebuginfodOptions.none()),
        layouts,
        written,
        Limits.defaults(),
        progress);
  }

  /** Stops unless there is such a file; the option is empty for the target itself. */
  static void requireFile(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Stop(
          ExitStatus.WRONG_USE,
          (option + " " + file).strip() + (Files.exists(file) ? " is no file" : " does not exist"));
    }
  }

  /** Stops unless there is such a folder. */
  static void requireFolder(String option, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Stop(
          ExitStatus.WRONG_USE,
          option + " " + folder + (Files.exists(folder) ? " is no folder" : " does not exist"));
    }
  }
}
