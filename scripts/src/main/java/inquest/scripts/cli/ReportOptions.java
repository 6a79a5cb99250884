package inquest.scripts.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a report shows and where the files behind it are looked for, as the user asked.
 *
 * @param locals whether arguments and locals are shown
 * @param fold whether threads with identical stacks are shown once
 * @param allFrames whether a long stack is shown whole
 * @param redact whether values are shown as their type only
 * @param verbose whether the evidence behind the answers is shown
 * @param colour whether colour is allowed, if the terminal has any
 * @param strict whether notes make the exit status {@link ExitStatus#NOTES}
 * @param values how much of each value is shown
 * @param searchPath folders in which a missing library is looked for by its name
 * @param searchRoot a folder below which, at any depth, it is looked for by its name
 * @param sysroot a folder that stands for the root of the machine on which the process ran
 * @param layouts layout files that override what is known of the interpreter
 */
record ReportOptions(
    boolean locals,
    boolean fold,
    boolean allFrames,
    boolean redact,
    boolean verbose,
    boolean colour,
    boolean strict,
    ValueLimits values,
    List<Path> searchPath,
    Optional<Path> searchRoot,
    Optional<Path> sysroot,
    List<Path> layouts) {
  ReportOptions {
    Objects.requireNonNull(values);
    searchPath = List.copyOf(searchPath);
    Objects.requireNonNull(searchRoot);
    Objects.requireNonNull(sysroot);
    layouts = List.copyOf(layouts);
  }
}
