package inquest.engine.dwarf;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A function, or a call of one that was inlined, with the place in its source.
 *
 * @param function its name behind the names of the namespaces, types and functions that it is
 *     declared in, joined with {@code ::}; empty where the debug information does not name it
 * @param linkageName its name as the linker knows it, mangled; empty where it has none of its own
 * @param file path of the source file, as the compiler knew it
 * @param line from 1
 * @param column from 1, in bytes of the line
 * @param inlined whether it has no frame of its own: its code is part of the function of the next
 *     frame
 * @param macro name of the macro whose expansion is at the place
 * @param functionStart where its code is entered: address in the file
 */
public record SourceFrame(
    Optional<String> function,
    Optional<String> linkageName,
    Optional<String> file,
    OptionalInt line,
    OptionalInt column,
    boolean inlined,
    Optional<String> macro,
    long functionStart) {
  /** Refuses null parts. */
  public SourceFrame {
    Objects.requireNonNull(function);
    Objects.requireNonNull(linkageName);
    Objects.requireNonNull(file);
    Objects.requireNonNull(line);
    Objects.requireNonNull(column);
    Objects.requireNonNull(macro);
  }
}
