package inquest.engine.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the process was started, from its own memory. What was not saved is empty.
 *
 * @param commandLine all arguments that the kernel gave it
 * @param argv {@code sys.argv}
 * @param directory the working directory, as {@code PWD} remembers it
 * @param environment variables and values, in order
 * @param environmentFromPython whether it is {@code os.environ}, as changed while it ran; else it
 *     is what the process was started with
 * @param redacted whether all arguments but the first and all values of variables are kept back
 */
public record CommandSection(
    Optional<List<String>> commandLine,
    Optional<List<String>> argv,
    Optional<String> directory,
    Optional<Map<String, String>> environment,
    boolean environmentFromPython,
    boolean redacted)
    implements Section {
  /** Copies the lists. */
  public CommandSection {
    commandLine = commandLine.map(List::copyOf);
    argv = argv.map(List::copyOf);
    Objects.requireNonNull(directory);
    environment = environment.map(all -> Collections.unmodifiableMap(new LinkedHashMap<>(all)));
  }

  /** The same without what may be secret: passwords are given as arguments and variables. */
  CommandSection withoutContents() {
    return new CommandSection(
        commandLine.map(CommandSection::first),
        argv.map(CommandSection::first),
        directory,
        environment.map(all -> {
          Map<String, String> names = new LinkedHashMap<>(all);
          names.replaceAll((name, value) -> "");
          return names;
        }),
        environmentFromPython,
        true);
  }

  private static List<String> first(List<String> words) {
    return words.subList(0, Math.min(1, words.size()));
  }
}
