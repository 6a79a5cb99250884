package inquest.scripts.cli;

import inquest.dsl.relation.Relation;
import inquest.dsl.relations.BuiltinCatalogue;
import inquest.engine.show.Printer;
import inquest.engine.show.Printers;
import inquest.engine.show.library.LibraryPrinters;
import inquest.scripts.investigations.Investigation;
import inquest.scripts.investigations.Investigations;
import inquest.scripts.investigations.Parameter;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Hooks;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code inquest list}: the investigations, relations and printers that there are.
 *
 * @param folders the user's, before those of the configuration
 * @param ownHooks whether hooks of the user's own folder are loaded
 * @param hookFiles files and folders of hooks, besides
 */
record ListCommand(List<Path> folders, boolean ownHooks, List<Path> hookFiles) implements Command {
  ListCommand {
    folders = List.copyOf(folders);
    hookFiles = List.copyOf(hookFiles);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    List<Path> files = new ArrayList<>(hookFiles);
    files.addAll(InvestigationOptions.among(folders, Optional.empty(), console.environment()));
    try (Hooks hooks = ReportOptions.hooks(files, ownHooks, false, console)) {
      return list(hooks, console);
    } catch (CannotLoad e) {
      throw Stop.of(e);
    }
  }

  private ExitStatus list(Hooks hooks, Console console) throws IOException, CannotLoad {
    Writer out = console.out();
    Investigations.Found found =
        InvestigationOptions.investigations(folders, hooks, console.environment()).all();
    out.append("investigations (inquest run NAME CORE; --show prints one):\n");
    for (Investigation one : found.all()) {
      line(out, one.name(), one.summary());
      for (Parameter parameter : one.parameters()) {
        String value = parameter.otherwise().orElse("…");
        line(out, "", "%s=%s  %s".formatted(parameter.name(), value, parameter.help()));
      }
      if (one.file().isPresent()) {
        line(out, "", "from " + one.file().get());
      }
    }
    out.append("\nrelations (inquest query CORE 'describe NAME' lists the columns of one):\n");
    for (Relation<?> relation : BuiltinCatalogue.described()) {
      line(out, relation.name(), relation.help());
    }
    hooked(out, hooks, "relation");
    if (hooks.list().stream().anyMatch(hook -> hook.kind().equals("function"))) {
      out.append("\nfunctions of hooks, besides those that 'describe' lists:\n");
      hooked(out, hooks, "function");
    }
    out.append("\nprinters, for objects of these classes and of those derived from them:\n");
    for (Hooks.Listed hook : hooks.list()) {
      if (hook.kind().equals("printer")) {
        printer(out, hook.name(), hook.subject() + ", from " + hook.file());
      }
    }
    Printers library = LibraryPrinters.all();
    for (Printer printer : library.all()) {
      printer(out, printer.name(), String.join(", ", library.about(printer).classes()));
    }
    out.flush();
    for (String problem : found.problems()) {
      console.complain(problem);
    }
    return ExitStatus.DONE;
  }

  private static void hooked(Writer out, Hooks hooks, String kind) throws IOException {
    for (Hooks.Listed hook : hooks.list()) {
      if (hook.kind().equals(kind)) {
        line(out, hook.name(), hook.subject());
        line(out, "", "from " + hook.file());
      }
    }
  }

  private static void printer(Writer out, String name, String classes) throws IOException {
    line(out, "%-31s".formatted(name), classes);
  }

  private static void line(Writer out, String name, String help) throws IOException {
    out.append(Console.harmless("  %-16s %s".formatted(name, help).stripTrailing())).append('\n');
  }
}
