package inquest.engine.layout;

import inquest.engine.machine.Architecture;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is known about a build when its layout is bound.
 *
 * @param version the version
 * @param flavour the build's flavour
 * @param debugOffsets what the process itself says, from 3.13 on
 * @param dwarf looks for the interpreter's debug information and reads the structures from it;
 *     empty where there is none. Called only when it is needed, because it takes a good part of a
 *     second, and much longer where a server is asked
 * @param modules reads the structures of the extension modules from their debug information, as far
 *     as that was found; called only when one is asked for that the interpreter's own lacks
 * @param choice whether the debug information is preferred to what Inquest ships
 * @param overrides files given by the user, later ones over earlier ones
 * @param architecture the target's
 */
public record Binding(
    PythonVersion version,
    Flavour flavour,
    Optional<DebugOffsets> debugOffsets,
    Supplier<Optional<Structs>> dwarf,
    Supplier<Structs> modules,
    Choice choice,
    List<LayoutFile> overrides,
    Architecture architecture) {

  /** Which of shipped files and debug information is asked first. */
  public enum Choice {
    /** What Inquest ships, where it fits; the debug information otherwise. */
    AUTOMATIC,
    /** The debug information, where it was found. */
    DWARF
  }

  /** Refuses null parts. */
  public Binding {
    Objects.requireNonNull(version);
    Objects.requireNonNull(flavour);
    Objects.requireNonNull(debugOffsets);
    Objects.requireNonNull(dwarf);
    Objects.requireNonNull(modules);
    Objects.requireNonNull(choice);
    Objects.requireNonNull(architecture);
    overrides = List.copyOf(overrides);
  }

  /** A binding from what Inquest ships alone, on x86-64. */
  public static Binding shipped(PythonVersion version, Flavour flavour) {
    return new Binding(
        version,
        flavour,
        Optional.empty(),
        Optional::empty,
        Structs::none,
        Choice.AUTOMATIC,
        List.of(),
        Architecture.X86_64);
  }

  /** The same on another machine. */
  public Binding on(Architecture machine) {
    return new Binding(version, flavour, debugOffsets, dwarf, modules, choice, overrides, machine);
  }

  /** The same with a process's debug offsets. */
  public Binding with(DebugOffsets table) {
    return new Binding(
        version, flavour, Optional.of(table), dwarf, modules, choice, overrides, architecture);
  }

  /** The same with a reader of debug information. */
  public Binding with(Supplier<Structs> reader, Choice asked) {
    return new Binding(
        version,
        flavour,
        debugOffsets,
        () -> Optional.of(reader.get()),
        modules,
        asked,
        overrides,
        architecture);
  }

  /** The same with a reader of the debug information of extension modules. */
  public Binding withModules(Supplier<Structs> reader) {
    return new Binding(
        version, flavour, debugOffsets, dwarf, reader, choice, overrides, architecture);
  }

  /** The same with files given by the user. */
  public Binding with(List<LayoutFile> files) {
    return new Binding(version, flavour, debugOffsets, dwarf, modules, choice, files, architecture);
  }
}
