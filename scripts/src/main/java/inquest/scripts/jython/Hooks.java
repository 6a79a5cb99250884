package inquest.scripts.jython;

import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Catalogue;
import inquest.engine.show.Printers;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The hooks of a user for one process: printers, functions, relations and investigations. The order
 * of use is {@link #start}, {@link #bind}, then all the rest. What a hook does wrong is told to
 * {@link Complaints} and never thrown here, except by an investigation that was asked for.
 */
public interface Hooks extends AutoCloseable {
  /**
   * Begins to load hooks; returns at once, and starts nothing where there is no file.
   *
   * @param files Python files, in the order in which they are run
   * @param spared files that are left out, with a complaint, where they have an error
   * @param settings limits, and whether contents are kept back
   * @param complaints is told what hooks do wrong
   */
  static Hooks start(
      List<Path> files, Predicate<Path> spared, HookSettings settings, Complaints complaints) {
    return files.isEmpty() ? new NoHooks() : new JythonHooks(files, spared, settings, complaints);
  }

  /**
   * What was registered.
   *
   * @param name by which it is switched on and off, or called
   * @param kind printer, function, relation or investigation
   * @param subject what it is for or does, in words
   * @param file the hook file
   * @param enabled whether it is switched on
   */
  record Listed(String name, String kind, String subject, Path file, boolean enabled) {}

  /**
   * A command that a hook defines.
   *
   * @param name the command
   * @param help one sentence
   * @param parameters names of what it takes besides the target
   * @param defaults of the last of them, as text; empty text for None
   */
  record Investigation(String name, String help, List<String> parameters, List<String> defaults) {
    /** Copies the lists. */
    public Investigation {
      parameters = List.copyOf(parameters);
      defaults = List.copyOf(defaults);
    }

    /** How many parameters, from the first, must be given. */
    public int required() {
      return parameters.size() - defaults.size();
    }
  }

  /** Whether there are none, and nothing was started. */
  boolean none();

  /**
   * Says who may ask that what a hook does is given up; it is then as with a query that stops.
   *
   * @param cancellation also ends queries that hooks ask
   */
  void heed(Cancellation cancellation);

  /**
   * Waits until the hooks are loaded, and gives them the process to read.
   *
   * @throws CannotLoad where a file has an error, or defines what exists already
   */
  void bind(Ground ground) throws CannotLoad;

  /**
   * Loads one more file, or the same again: what it defined before is forgotten. Printers,
   * catalogues and showers that were made before keep what they had.
   *
   * @throws CannotLoad where it has an error; what it defined before stays forgotten
   */
  void load(Path file) throws CannotLoad;

  /** Takes back what a file defined. */
  void forget(Path file);

  /**
   * Whether hooks run only for what they read: what they print and do wrong is then told to nobody,
   * and not held against them.
   */
  void rehearse(boolean on);

  /**
   * The printers with those of the hooks in front.
   *
   * @throws CannotLoad where a file has an error
   */
  Printers over(Printers base) throws CannotLoad;

  /**
   * The catalogue with the functions and relations of the hooks.
   *
   * @throws CannotLoad where a file has an error, or defines what exists already
   */
  Catalogue over(Catalogue base) throws CannotLoad;

  /** Everything that was registered, in the order in which it was. */
  List<Listed> list();

  /**
   * Switches printers on or off; showers that were made before keep what they had chosen.
   *
   * @return whether there is a printer of that name
   */
  boolean enable(String name, boolean on);

  /** The investigations, in the order in which they were registered. */
  List<Investigation> investigations();

  /**
   * Runs an investigation to its end. It may take as long as it needs.
   *
   * @param name of the investigation
   * @param parameters by name
   * @param out where it prints
   * @return whether it found what it looked for: whether its function returned something true
   * @throws CannotRun where there is none of that name, a parameter is missing or unknown, or it
   *     failed
   */
  boolean run(String name, Map<String, String> parameters, Writer out) throws CannotRun;

  /** Tells how often hooks failed after the first time, and lets go of the process. */
  @Override
  void close();
}
