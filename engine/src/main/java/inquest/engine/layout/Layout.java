package inquest.engine.layout;

import inquest.engine.machine.Architecture;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Every structure of one build of CPython, merged from all sources, with the structural choices
 * that follow.
 *
 * @param version the version
 * @param flavour the build's flavour
 * @param axes the structural differences
 * @param structs by CPython's name
 * @param constants values of enumerators and macros by CPython's name
 */
public record Layout(
    PythonVersion version,
    Flavour flavour,
    Axes axes,
    Map<String, Struct> structs,
    Map<String, Long> constants) {
  /** Copies the maps, but for one that makes its structures as they are asked for. */
  public Layout {
    structs = structs instanceof MergedStructs ? structs : Map.copyOf(structs);
    constants = Map.copyOf(constants);
  }

  /** The structure, where this build has it and some source describes it. */
  public Optional<Struct> find(String struct) {
    return Optional.ofNullable(structs.get(struct));
  }

  /**
   * The structure.
   *
   * @throws Unreadable when no source describes it
   */
  public Struct struct(String struct) {
    Struct found = structs.get(struct);
    if (found == null) {
      throw new Unreadable(
          Absence.NO_SUCH_FIELD, 0, "the layout of " + struct + " is not known for this build");
    }
    return found;
  }

  /**
   * The structure in the form that has a size: types of the library change within a series, and one
   * file stands for several versions. Other files of the same series and flavour are looked at
   * where this layout's own form has another size.
   *
   * @param size in bytes
   * @throws Unreadable when no form of that size is known
   */
  public Struct struct(String struct, long size) {
    Struct own = struct(struct);
    if (own.size() == size) {
      return own;
    }
    return ShippedLayouts.of(version, flavour).stream()
        .map(entry -> ShippedLayouts.text(entry, Architecture.X86_64).struct(struct))
        .filter(other -> other != null && other.size() == size)
        .findFirst()
        .orElseThrow(() ->
            new Unreadable(
                Absence.UNSUPPORTED,
                0,
                "the layout of "
                    + struct
                    + " is not known for this build: it has "
                    + size
                    + " bytes, not "
                    + own.size()));
  }

  /** A structure at an address. */
  public View view(Memory memory, String struct, long address) {
    return new View(memory, struct(struct), address);
  }

  /** The value of an enumerator or macro, where some source gives it. */
  public OptionalLong constant(String name) {
    Long value = constants.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
