package inquest.scripts.jython;

import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Catalogue;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Printers;
import inquest.scripts.jython.Piece.Said;
import inquest.scripts.jython.Registry.Hook;
import inquest.scripts.jython.Registry.InvestigationHook;
import inquest.scripts.jython.Registry.PrinterHook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.python.core.PyObject;

/**
 * Hooks that there are. Jython starts, and files are loaded, while the caller opens the process.
 * Safe to use from several threads.
 */
final class JythonHooks implements Hooks {
  private static final Duration STARTING = Duration.ofMinutes(2);
  private static final Duration NO_LIMIT = Duration.ofDays(365);
  private static final String WITHOUT = "; its values are shown without it";

  /** What has been started: all of it or nothing. */
  private record Running(
      Interpreter python, Conversion conversion, PrinterCalls printers, RowCalls rows) {}

  private final HookSettings settings;
  private final Complaints complaints;
  private final Failures failures;
  private final Tracebacks tracebacks;
  private final Registry registry = new Registry();
  private final TargetReader target = new TargetReader(this);
  private final Calls calls = new Calls(this::enter);
  private final Guard guard;
  private final Selection selection;
  private final HookCatalogue catalogue;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private volatile Running running; // null until Jython has started
  private volatile Cancellation cancellation = new Cancellation(); // nobody asks this one
  private volatile boolean rehearsing;
  private volatile Optional<Writer> printed = Optional.empty();
  private volatile Optional<Ground> ground = Optional.empty();

  JythonHooks(
      List<Path> files, Predicate<Path> spared, HookSettings settings, Complaints complaints) {
    this.settings = settings;
    this.complaints = complaints;
    failures = new Failures(complaints);
    tracebacks = new Tracebacks(settings.redacted());
    guard = new Guard(calls, failures, tracebacks, this::python);
    selection = new Selection(registry, this::matches);
    catalogue =
        new HookCatalogue(guard, settings, () -> running.conversion(), () -> running.rows());
    Thread starter = new Thread(() -> start(files, spared), "hooks starting");
    starter.setDaemon(true);
    starter.start();
  }

  // starting and loading

  private void start(List<Path> files, Predicate<Path> spared) {
    try {
      calls.call(STARTING, () -> Py.None);
      for (Path file : files) {
        if (spared.test(file)) {
          spare(file);
        } else {
          run(file, false);
        }
      }
      started.complete(null);
    } catch (CannotLoad e) {
      started.completeExceptionally(e);
    } catch (TooLong e) {
      started.completeExceptionally(new CannotLoad("Jython does not start: " + e.getMessage()));
    } catch (RuntimeException | Error e) {
      started.completeExceptionally(e);
    }
  }

  /** An error in the file costs its hooks, all of them, and no more. */
  private void spare(Path file) {
    try {
      run(file, false);
    } catch (CannotLoad e) {
      registry.begin(file);
      complaints.complain(e.getMessage() + "; its hooks are left out", e.place());
    }
  }

  /** Prepares a thread for Python code; the first of them starts Jython. */
  private void enter(Deadline deadline) {
    if (running == null) {
      Interpreter made = new Interpreter(registry, target, this::print);
      Conversion conversion = new Conversion(made);
      target.begin(conversion);
      running =
          new Running(
              made,
              conversion,
              new PrinterCalls(made, conversion, Calls::asked),
              new RowCalls(made, conversion, settings.redacted()));
    }
    running.python().enter(deadline);
  }

  private void run(Path file, boolean anew) throws CannotLoad {
    byte[] source;
    try {
      source = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CannotLoad(file + " cannot be read: " + e.getMessage());
    }
    tracebacks.source(file.toString(), SourceText.lines(file, source));
    Optional<CannotLoad> wrong;
    try {
      wrong =
          calls.call(
              settings.step(),
              () -> {
                registry.begin(file);
                return execute(file, source, anew);
              });
    } catch (TooLong e) {
      throw new CannotLoad(
          file + " does not load: " + e.getMessage(),
          e.stopped().map(tracebacks::frames).orElse(List.of()));
    } catch (PyException e) {
      Guard.Told told = guard.tell(e);
      throw new CannotLoad(file + " does not load: " + told.message(), told.lines());
    } catch (StackOverflowError e) {
      throw new CannotLoad(file + " does not load: it recurses too deeply");
    } catch (OutOfMemoryError e) {
      throw new CannotLoad(
          file + " does not load: it used up the Java heap (INQUEST_HEAP sets another)");
    }
    if (wrong.isPresent()) {
      throw wrong.get();
    }
  }

  private Optional<CannotLoad> execute(Path file, byte[] source, boolean anew) {
    PyCode code;
    try {
      code = Interpreter.compile(source, file.toString());
    } catch (PyException e) {
      return Optional.of(tracebacks.syntax(e, file.toString()));
    }
    python().turnTo(file.toAbsolutePath().normalize().getParent(), anew);
    python().run(code, file.toString());
    return Optional.empty();
  }

  private void ready() throws CannotLoad {
    if (calls.isInside()) {
      return; // a hook asks while it runs: there is nothing to wait for
    }
    try {
      started.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case CannotLoad wrong -> throw wrong;
        case RuntimeException fault -> throw fault;
        case Error fault -> throw fault;
        case null, default -> throw e;
      }
    }
  }

  @Override
  public boolean none() {
    return false;
  }

  @Override
  public void heed(Cancellation wanted) {
    cancellation = wanted;
    calls.heed(wanted);
  }

  @Override
  public void bind(Ground wanted) throws CannotLoad {
    ready();
    selection.forget();
    target.bind(wanted);
    ground = Optional.of(wanted);
  }

  @Override
  public void load(Path file) throws CannotLoad {
    ready();
    run(file, true);
    guard.forgive();
    selection.forget();
    if (ground.isPresent()) {
      target.bind(ground.get());
    }
  }

  @Override
  public void forget(Path file) {
    registry.begin(file);
    selection.forget();
  }

  @Override
  public void rehearse(boolean on) {
    rehearsing = on;
    failures.rehearse(on);
    if (!on) {
      guard.forgive();
    }
  }

  // what is behind inquest.py

  Interpreter python() {
    return running.python();
  }

  /** Ends the queries of hooks too. */
  Cancellation cancellation() {
    return cancellation;
  }

  <T> T uncounted(Supplier<T> work) {
    return calls.uncounted(work);
  }

  /** Text that a hook prints: to whom its investigation writes, else to the error stream. */
  void print(String text) {
    Optional<Writer> out = printed;
    if (out.isEmpty()) {
      if (!rehearsing) {
        complaints.print(text);
      }
      return;
    }
    try {
      out.get().write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // printers

  @Override
  public Printers over(Printers base) throws CannotLoad {
    ready();
    Printers all = base;
    for (PrinterHook printer : registry.printers()) {
      all =
          all.with(
              (type, objects) -> selection.of(type, objects).filter(printer::equals).isPresent(),
              new HookPrinter(printer.hook().name(), () -> about(printer), new Asking(printer)));
    }
    return all;
  }

  private Printer.About about(PrinterHook printer) {
    String file = "in " + printer.hook().file();
    return new Printer.About(
        printer.exact().stream().toList(),
        printer.exact().isPresent() ? file : "for " + printer.subject() + ", " + file,
        guard.whyStopped(printer.hook()));
  }

  /** A printer, as values ask it. */
  private final class Asking implements HookPrinter.Asker {
    private final PrinterHook printer;

    Asking(PrinterHook printer) {
      this.printer = printer;
    }

    @Override
    public Optional<Said> ask(Ref ref, int most) {
      return called(printer, () -> running.printers().ask(printer, ref, most)).flatMap(s -> s);
    }

    @Override
    public void endless() {
      failures.tell(
          printer.hook(),
          "gives a value for a value for a value, without an end" + WITHOUT,
          List.of());
    }
  }

  private boolean matches(PrinterHook printer, inquest.engine.object.PyType type) {
    return called(printer, () -> running.printers().matches(printer, type)).orElse(false);
  }

  /** What a printer gives; empty where it failed, which was told. */
  private <T> Optional<T> called(PrinterHook printer, Supplier<T> code) {
    return switch (guard.call(printer.hook(), settings.call(), WITHOUT, code)) {
      case Outcome.Done<T>(T value) -> Optional.of(value);
      case Outcome.Lost<T>(String _, List<String> lines) -> {
        failures.tell(printer.hook(), "cannot read the target" + WITHOUT, lines);
        yield Optional.empty();
      }
      case Outcome.Failed<T>(String _) -> Optional.empty();
    };
  }

  @Override
  public boolean enable(String name, boolean on) {
    selection.forget();
    if (on) {
      guard.forgive(name);
    }
    return registry.enable(name, on);
  }

  @Override
  public List<Listed> list() {
    return registry.list();
  }

  // functions and relations

  @Override
  public Catalogue over(Catalogue base) throws CannotLoad {
    ready();
    List<HookRelation> relations = new ArrayList<>();
    for (Registry.RelationHook hook : registry.relations()) {
      refuse(base.relation(hook.hook().name()).isPresent(), hook.hook());
      relations.add(catalogue.relation(hook));
    }
    List<inquest.dsl.relation.Function> functions = new ArrayList<>();
    for (Registry.FunctionHook hook : registry.functions()) {
      refuse(base.function(hook.hook().name()).isPresent(), hook.hook());
      functions.add(catalogue.function(hook));
    }
    return base.with(relations, functions);
  }

  private static void refuse(boolean taken, Hook hook) throws CannotLoad {
    if (taken) {
      throw new CannotLoad(
          "%s defines the %s %s, which there is already; give it another name"
              .formatted(hook.file(), hook.kind(), hook.name()));
    }
  }

  // investigations

  @Override
  public List<Investigation> investigations() {
    return registry.investigations().stream().map(InvestigationHook::told).toList();
  }

  @Override
  public boolean run(String name, Map<String, String> parameters, Writer out) throws CannotRun {
    InvestigationHook hook =
        registry.investigations().stream()
            .filter(h -> h.told().name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new CannotRun("no hook defines an investigation " + name, List.of()));
    if (settings.redacted()) {
      throw new CannotRun(
          name + " is a hook and prints what it reads: it cannot run with --redact", List.of());
    }
    check(hook.told(), parameters);
    printed = Optional.of(out);
    try {
      return calls.call(NO_LIMIT, () -> called(hook, parameters).__nonzero__());
    } catch (PyException e) {
      Guard.Told told = guard.tell(e);
      throw new CannotRun(name + " failed: " + told.message(), told.lines());
    } catch (TooLong e) {
      throw new CannotRun(name + " does not end: " + e.getMessage(), List.of());
    } finally {
      printed = Optional.empty();
    }
  }

  private PyObject called(InvestigationHook hook, Map<String, String> parameters) {
    List<String> names = hook.told().parameters().stream().filter(parameters::containsKey).toList();
    PyObject[] arguments = new PyObject[names.size() + 1];
    arguments[0] = python().attribute("target");
    for (int i = 0; i < names.size(); i++) {
      arguments[i + 1] = Py.newUnicode(parameters.get(names.get(i)));
    }
    return hook.hook().code().__call__(arguments, names.toArray(String[]::new));
  }

  private static void check(Investigation told, Map<String, String> given) throws CannotRun {
    List<String> missing =
        told.parameters().subList(0, told.required()).stream()
            .filter(p -> !given.containsKey(p))
            .toList();
    if (!missing.isEmpty()) {
      throw new CannotRun(
          told.name() + " needs " + String.join("=... ", missing) + "=...", List.of());
    }
    for (String name : given.keySet()) {
      if (!told.parameters().contains(name)) {
        throw new CannotRun(
            told.parameters().isEmpty()
                ? told.name() + " takes no parameters"
                : told.name() + " takes " + String.join(", ", told.parameters()) + ", not " + name,
            List.of());
      }
    }
  }

  @Override
  public void close() {
    failures.total();
    calls.close();
  }
}
