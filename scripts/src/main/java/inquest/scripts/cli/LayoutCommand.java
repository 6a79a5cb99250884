package inquest.scripts.cli;

import inquest.engine.Inquest;
import inquest.engine.binaries.SearchOptions;
import inquest.engine.binaries.debuginfod.DebuginfodOptions;
import inquest.engine.elf.NotElf;
import inquest.engine.layout.Layout;
import inquest.engine.layout.LayoutFile;
import inquest.engine.layout.LayoutTool;
import inquest.engine.layout.LayoutWriter;
import inquest.engine.layout.Structs;
import inquest.engine.note.Limits;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.target.CannotOpen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code inquest layout}: where the fields of an interpreter's structures lie, and how that is
 * known. Of a core or a living process that is what its report would go by; of a binary, what its debug information
 * says: the text of a layout file.
 *
 * @param target an interpreter, its shared library, a core of one, or the digits of a process id
 * @param debugRoots folders with {@code .build-id/xx/….debug} below them, before the usual ones
 * @param layouts layout files that override what is known
 * @param debuginfod whether debuginfod servers may be asked for what a core lacks
 */
record LayoutCommand(Path target, List<Path> debugRoots, List<Path> layouts, boolean debuginfod)
    implements Command {
  private static final Path USUAL_DEBUG_ROOT = Path.of("/usr/lib/debug");
  private static final byte[] ELF_MAGIC = {0x7f, 'E', 'L', 'F'};

  /** Where an ELF header keeps {@code e_type}, whose low byte is 4 ({@code ET_CORE}) in a core. */
  private static final int TYPE_OFFSET = 16;

  private static final int TYPE_CORE = 4;

  LayoutCommand {
    Objects.requireNonNull(target);
    debugRoots = List.copyOf(debugRoots);
    layouts = List.copyOf(layouts);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    boolean alive = Opened.pid(target).isPresent();
    if (!alive) {
      ReportOptions.requireFile("", target);
    }
    layouts.forEach(file -> ReportOptions.requireFile("--layout", file));
    Notes notes = new Notes();
    boolean binary = !alive && isBinary();
    LayoutFile layout = binary ? ofBinary(notes) : ofProcess(console, notes);
    new LayoutWriter(!binary).write(layout, console.out());
    console.out().flush();
    for (Note note : notes.toList()) {
      console.complain(note.toString());
    }
    return ExitStatus.DONE;
  }

  /** Whether it is an ELF file other than a core: opening it as a core says what else is wrong. */
  private boolean isBinary() throws IOException {
    try (InputStream in = Files.newInputStream(target)) {
      byte[] start = in.readNBytes(TYPE_OFFSET + 1);
      return start.length > TYPE_OFFSET
          && Arrays.equals(Arrays.copyOf(start, ELF_MAGIC.length), ELF_MAGIC)
          && start[TYPE_OFFSET] != TYPE_CORE;
    }
  }

  private LayoutFile ofBinary(Notes notes) throws IOException {
    List<Path> roots = Stream.concat(debugRoots.stream(), Stream.of(USUAL_DEBUG_ROOT)).toList();
    try {
      return new LayoutTool(roots).make(target, notes);
    } catch (NotElf | Unreadable e) {
      String why = e.getMessage().replaceFirst("^unreadable: ", "");
      String next =
          why.contains("debug information")
              ? "install its debug symbols, or name their folder with --debug-root"
              : "name an interpreter, its libpython, or a core";
      throw new Stop(ExitStatus.FAILED, why + "; " + next);
    }
  }

  private LayoutFile ofProcess(Console console, Notes notes) throws IOException {
    Inquest.Options how =
        new Inquest.Options(
            SearchOptions.none()
                .withDebuginfod(
                    debuginfod
                        ? DebuginfodVariables.options(console.environment())
                        : DebuginfodOptions.none()),
            layouts,
            Optional.empty(),
            Limits.defaults(),
            new ProgressLine(console, InstantSource.system()));
    // where fields lie does not change while the process runs
    Opened.Look look = new Opened.Look(false, false, Inquest::python);
    try (Opened opened = Opened.open(target, how, look)) {
      Inquest inquest = opened.inquest();
      inquest.whyNoPython().ifPresent(Stop::because);
      PythonProcess python = inquest.python().orElseThrow();
      notes.addAll(python.notes());
      Layout layout = python.layout();
      return new LayoutFile(
          List.of("what " + target.getFileName() + " is read by: found " + python.how()),
          layout.version(),
          layout.flavour(),
          new Structs(layout.structs(), layout.constants()));
    } catch (CannotOpen e) {
      throw Stop.of(e);
    }
  }
}
