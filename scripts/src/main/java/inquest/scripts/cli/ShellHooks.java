package inquest.scripts.cli;

import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Catalogue;
import inquest.engine.show.Printers;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Ground;
import inquest.scripts.jython.HookFiles;
import inquest.scripts.jython.HookSettings;
import inquest.scripts.jython.Hooks;
import inquest.scripts.shell.CannotDo;
import inquest.scripts.shell.HookLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hooks of a shell. Jython starts with the first file, and again where contents are to be kept
 * back from now on, or no longer: hooks know that from their start.
 */
final class ShellHooks implements HookLoader, AutoCloseable {
  private final Console console;
  private final Cancellation cancellation;
  private final List<Path> files;
  private boolean redacted;
  private Hooks hooks;
  private Optional<Ground> ground = Optional.empty();

  /**
   * Begins to load those of the command line and of the user's own folder.
   *
   * @param cancellation ends what hooks do as it ends a query
   * @throws Stop when a file or folder is not there
   */
  ShellHooks(ReportOptions options, Console console, Cancellation cancellation) {
    this.console = console;
    this.cancellation = cancellation;
    try {
      this.files =
          new ArrayList<>(
              HookFiles.find(options.hooks(), options.ownHooks(), console.environment()));
    } catch (CannotLoad e) {
      throw Stop.of(e);
    }
    this.redacted = options.redact();
    this.hooks = start(files);
  }

  private Hooks start(List<Path> wanted) {
    Hooks started =
        Hooks.start(
            List.copyOf(wanted),
            file -> HookFiles.isOwn(file, console.environment()),
            HookSettings.usual(redacted),
            new HookComplaints(console));
    started.heed(cancellation);
    return started;
  }

  @Override
  public void load(Path file) throws CannotDo {
    try {
      if (hooks.none()) {
        begin(file);
      } else {
        hooks.load(file);
      }
    } catch (CannotLoad e) {
      throw cannot(e);
    }
    if (!files.contains(file)) {
      files.add(file);
    }
  }

  @Override
  public void forget(Path file) {
    hooks.forget(file);
    files.remove(file);
  }

  private void begin(Path file) throws CannotLoad {
    Hooks started = start(List.of(file));
    try {
      if (ground.isPresent()) {
        started.bind(ground.get());
      }
    } catch (CannotLoad e) {
      started.close();
      throw e;
    }
    hooks = started;
  }

  @Override
  public void bind(Ground wanted) throws CannotDo {
    if (wanted.redacted() != redacted) {
      redacted = wanted.redacted();
      hooks.close();
      hooks = start(files);
    }
    ground = Optional.of(wanted);
    try {
      hooks.bind(wanted);
    } catch (CannotLoad e) {
      throw cannot(e);
    }
  }

  @Override
  public Printers over(Printers builtin) throws CannotDo {
    try {
      return hooks.over(builtin);
    } catch (CannotLoad e) {
      throw cannot(e);
    }
  }

  @Override
  public Catalogue over(Catalogue builtin) throws CannotDo {
    try {
      return hooks.over(builtin);
    } catch (CannotLoad e) {
      throw cannot(e);
    }
  }

  @Override
  public List<Hooks.Listed> list() {
    return hooks.list();
  }

  @Override
  public void enable(String name, boolean on) {
    hooks.enable(name, on);
  }

  /** The sentence, and below it the lines that show the place. */
  private static CannotDo cannot(CannotLoad e) {
    return new CannotDo(
        Stream.concat(Stream.of(e.getMessage()), e.place().stream())
            .collect(Collectors.joining("\n")));
  }

  @Override
  public void close() {
    hooks.close();
  }
}
