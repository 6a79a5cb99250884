package inquest.engine.report;

import inquest.engine.runtime.Position;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One Python frame.
 *
 * @param file {@code co_filename}
 * @param line line of the instruction that was running, from 1; empty when the code has none there
 * @param function {@code co_name}
 * @param qualname {@code co_qualname}, where the version has it
 * @param position the sub-expression that was running, where the version records it
 * @param source the line of source, where the file was found
 * @param arguments its arguments, in the order of the parameters; empty when not asked for
 * @param locals its other variables; empty when not asked for
 * @param more how many further variables it has that are not listed
 * @param definitions how many modules, functions and classes among its names are not listed
 * @param notes what could not be read of it
 */
public record FrameReport(
    String file,
    OptionalInt line,
    String function,
    Optional<String> qualname,
    Optional<Position> position,
    Optional<SourceLine> source,
    List<LocalReport> arguments,
    List<LocalReport> locals,
    int more,
    int definitions,
    List<String> notes)
    implements StackItem {
  /** Copies the lists. */
  public FrameReport {
    Objects.requireNonNull(file);
    Objects.requireNonNull(line);
    Objects.requireNonNull(function);
    Objects.requireNonNull(qualname);
    Objects.requireNonNull(position);
    Objects.requireNonNull(source);
    arguments = List.copyOf(arguments);
    locals = List.copyOf(locals);
    notes = List.copyOf(notes);
  }

  /** The most telling name that there is. */
  public String displayName() {
    return qualname.orElse(function);
  }
}
