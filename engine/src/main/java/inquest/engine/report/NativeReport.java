package inquest.engine.report;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One native function in a stack.
 *
 * @param kind native, inlined or macro
 * @param language C, C++ or Rust
 * @param function its name, demangled; empty where nothing names it
 * @param file its source file, as the compiler knew it
 * @param line from 1
 * @param source the line of source, where the file was found
 * @param library file name of the library or executable that it lies in; empty for code in none
 * @param buildId that file's
 * @param address of the instruction in the process
 * @param fileAddress of the instruction in that file, as its symbols count
 * @param offset of the instruction from the start of the function in bytes
 * @param inferred how the frame was guessed; empty where its place is certain
 * @param signal whether a signal interrupted the frame that follows outwards
 */
public record NativeReport(
    String kind,
    String language,
    Optional<String> function,
    Optional<String> file,
    OptionalInt line,
    Optional<SourceLine> source,
    Optional<String> library,
    Optional<String> buildId,
    long address,
    OptionalLong fileAddress,
    OptionalLong offset,
    Optional<String> inferred,
    boolean signal)
    implements StackItem {
  /** Refuses null parts. */
  public NativeReport {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(language);
    Objects.requireNonNull(function);
    Objects.requireNonNull(file);
    Objects.requireNonNull(line);
    Objects.requireNonNull(source);
    Objects.requireNonNull(library);
    Objects.requireNonNull(buildId);
    Objects.requireNonNull(fileAddress);
    Objects.requireNonNull(offset);
    Objects.requireNonNull(inferred);
  }
}
