package inquest.engine.runtime;

import inquest.engine.note.Note;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the process knew of itself, from its own memory. Texts are not escaped for a terminal.
 *
 * @param commandLine all arguments that the kernel gave it, uncut; empty where its first stack was
 *     not saved
 * @param argv {@code sys.argv}
 * @param versionText {@code sys.version}
 * @param executable {@code sys.executable}
 * @param flags {@code sys.flags} by name, in CPython's order; those that are no small int are left
 *     out
 * @param environment {@code os.environ} where Python has it, else what the kernel gave it; in order
 * @param environmentFromPython whether it is {@code os.environ}
 * @param notes what could not be read
 */
public record ProcessFacts(
    Optional<List<String>> commandLine,
    Optional<List<String>> argv,
    Optional<String> versionText,
    Optional<String> executable,
    Map<String, Long> flags,
    Optional<Map<String, String>> environment,
    boolean environmentFromPython,
    List<Note> notes) {
  /** Copies the notes. */
  public ProcessFacts {
    notes = List.copyOf(notes);
  }
}
