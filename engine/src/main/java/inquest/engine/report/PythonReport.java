package inquest.engine.report;

import java.util.Objects;
import java.util.Optional;

/**
 * The interpreter of a process.
 *
 * @param version as Python prints it: "3.12.1"
 * @param flavour the build: "default", "debug", "free-threaded"
 * @param binary path of the file that holds CPython, where it is not the executable
 */
public record PythonReport(String version, String flavour, Optional<String> binary) {
  /** Refuses null parts. */
  public PythonReport {
    Objects.requireNonNull(version);
    Objects.requireNonNull(flavour);
    Objects.requireNonNull(binary);
  }
}
