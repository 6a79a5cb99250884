package inquest.scripts.jython;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.python.core.Py;
import org.python.core.PyNone;
import org.python.core.PyObject;
import org.python.core.PyString;

/** What the decorators of {@code inquest.py} found. Its public methods are for that module only. */
public final class Registry {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern COMMAND = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  /**
   * A callable that a hook file decorated. Each decoration is a hook of its own: to compare the
   * callables would be to call them.
   */
  record Hook(String kind, String name, Path file, PyObject code) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    /** As a user knows it. */
    String words() {
      return "the " + kind + " " + name + " (" + file.getFileName() + ")";
    }
  }

  /** A printer; exactly one of exact, pattern and predicate is there. */
  record PrinterHook(
      Hook hook, Optional<String> exact, Optional<Pattern> pattern, Optional<PyObject> matches) {
    /** What it is for, in words. */
    String subject() {
      return exact
          .or(() -> pattern.map(p -> "types like " + p))
          .orElse("types for which its matches says so");
    }
  }

  /** A function of the query language. */
  record FunctionHook(Hook hook, List<String> parameters, int optional, String help) {}

  /** A relation; columns are absent where its first row says them. */
  record RelationHook(Hook hook, Optional<List<Named>> columns, String help) {}

  /** A column and its help. */
  record Named(String name, String help) {}

  /** A command. */
  record InvestigationHook(Hook hook, Hooks.Investigation told) {}

  private final List<PrinterHook> printers = new CopyOnWriteArrayList<>();
  private final List<FunctionHook> functions = new CopyOnWriteArrayList<>();
  private final List<RelationHook> relations = new CopyOnWriteArrayList<>();
  private final List<InvestigationHook> investigations = new CopyOnWriteArrayList<>();
  private final Set<String> switchedOff = new TreeSet<>(); // guarded by this
  private Path loading = Path.of("");

  Registry() {}

  /**
   * Says which file defines what comes next, and forgets what it defined before, under whatever
   * spelling of its path.
   */
  void begin(Path file) {
    loading = file;
    Path real = real(file);
    Predicate<Hook> same = hook -> real(hook.file()).equals(real);
    printers.removeIf(h -> same.test(h.hook()));
    functions.removeIf(h -> same.test(h.hook()));
    relations.removeIf(h -> same.test(h.hook()));
    investigations.removeIf(h -> same.test(h.hook()));
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize(); // it is gone
    }
  }

  /** {@code @inquest.printer}. */
  public void printer(String name, PyObject code, String exact, String pattern, PyObject matches) {
    Optional<PyObject> predicate =
        matches == null || matches instanceof PyNone ? Optional.empty() : Optional.of(matches);
    if (predicate.isPresent() && !predicate.get().isCallable()) {
      throw Py.TypeError("matches is called with a type and must be callable");
    }
    printers.add(
        new PrinterHook(
            new Hook("printer", name, loading, code),
            Optional.ofNullable(exact),
            Optional.ofNullable(pattern).map(Registry::pattern),
            predicate));
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw Py.ValueError("pattern: " + e.getDescription() + " in " + text);
    }
  }

  /**
   * {@code @inquest.function}.
   *
   * @param parameters with their defaults: {@code x}, {@code y=2}
   * @param optional how many have one
   */
  public void function(
      String name, PyObject code, List<String> parameters, int optional, String help) {
    named(name, NAME);
    functions.removeIf(h -> h.hook().name().equals(name));
    functions.add(
        new FunctionHook(
            new Hook("function", name, loading, code), List.copyOf(parameters), optional, help));
  }

  /**
   * {@code @inquest.relation}.
   *
   * @param columns None, or a list of names or of (name, help)
   */
  public void relation(String name, PyObject code, PyObject columns, String help) {
    named(name, NAME);
    relations.removeIf(h -> h.hook().name().equals(name));
    relations.add(
        new RelationHook(
            new Hook("relation", name, loading, code),
            columns instanceof PyNone ? Optional.empty() : Optional.of(columns(columns)),
            help));
  }

  private static List<Named> columns(PyObject given) {
    List<Named> columns = new ArrayList<>();
    for (PyObject one : given.asIterable()) {
      boolean pair = one instanceof org.python.core.PySequenceList;
      String name = (pair ? one.__getitem__(0) : one).toString();
      named(name, NAME);
      columns.add(new Named(name, pair ? text(one.__getitem__(1)) : ""));
    }
    if (columns.isEmpty()) {
      throw Py.ValueError("a relation has at least one column");
    }
    return columns;
  }

  private static String text(PyObject given) {
    return given instanceof PyString text ? Conversion.text(text) : given.toString();
  }

  /** {@code @inquest.investigation}. */
  public void investigation(
      String name, PyObject code, List<String> parameters, List<String> defaults, String help) {
    named(name, COMMAND);
    investigations.removeIf(h -> h.hook().name().equals(name));
    investigations.add(
        new InvestigationHook(
            new Hook("investigation", name, loading, code),
            new Hooks.Investigation(name, help, parameters, defaults)));
  }

  private static void named(String name, Pattern form) {
    if (!form.matcher(name).matches()) {
      throw Py.ValueError("'" + name + "' cannot be a name here");
    }
  }

  List<PrinterHook> printers() {
    return printers;
  }

  List<FunctionHook> functions() {
    return functions;
  }

  List<RelationHook> relations() {
    return relations;
  }

  List<InvestigationHook> investigations() {
    return investigations;
  }

  synchronized boolean isOn(String printer) {
    return !switchedOff.contains(printer);
  }

  /** Whether there is a printer of that name. */
  synchronized boolean enable(String name, boolean on) {
    if (on) {
      switchedOff.remove(name);
    } else {
      switchedOff.add(name);
    }
    return printers.stream().anyMatch(h -> h.hook().name().equals(name));
  }

  List<Hooks.Listed> list() {
    List<Hooks.Listed> all = new ArrayList<>();
    printers.forEach(h -> all.add(listed(h.hook(), h.subject(), isOn(h.hook().name()))));
    functions.forEach(h -> all.add(listed(h.hook(), h.help(), true)));
    relations.forEach(h -> all.add(listed(h.hook(), h.help(), true)));
    investigations.forEach(h -> all.add(listed(h.hook(), h.told().help(), true)));
    return all;
  }

  private static Hooks.Listed listed(Hook hook, String subject, boolean on) {
    return new Hooks.Listed(hook.name(), hook.kind(), subject, hook.file(), on);
  }
}
