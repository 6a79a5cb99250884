package inquest.engine.report;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the core or the process is. What is not known is empty.
 *
 * @param core the core file, as the user named it; empty for a living process
 * @param writer who wrote the core, in words ("the kernel", "gcore"); empty when it does not show
 * @param executable path of the executable that ran, in the process's own view of its files
 * @param name the kernel's name of the process, {@code pr_fname}: at most 15 bytes
 * @param arguments the start of the command line, {@code pr_psargs}: at most 79 bytes
 * @param pid the process
 * @param innerPid the same inside its container, where that is another number
 * @param parent its parent
 * @param user its real user id
 * @param group its real group id
 * @param state {@code pr_sname} in words ("running")
 * @param architecture the machine's
 * @param python the interpreter, where one was found
 */
public record ProcessSection(
    Optional<String> core,
    Optional<String> writer,
    Optional<String> executable,
    Optional<String> name,
    Optional<String> arguments,
    OptionalInt pid,
    OptionalInt innerPid,
    OptionalInt parent,
    OptionalInt user,
    OptionalInt group,
    Optional<String> state,
    String architecture,
    Optional<PythonReport> python)
    implements Section {
  /** Refuses null parts. */
  public ProcessSection {
    Objects.requireNonNull(core);
    Objects.requireNonNull(writer);
    Objects.requireNonNull(executable);
    Objects.requireNonNull(name);
    Objects.requireNonNull(arguments);
    Objects.requireNonNull(pid);
    Objects.requireNonNull(innerPid);
    Objects.requireNonNull(parent);
    Objects.requireNonNull(user);
    Objects.requireNonNull(group);
    Objects.requireNonNull(state);
    Objects.requireNonNull(architecture);
    Objects.requireNonNull(python);
  }
}
