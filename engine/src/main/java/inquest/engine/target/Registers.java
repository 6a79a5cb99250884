package inquest.engine.target;

import inquest.engine.machine.Architecture;
import java.util.OptionalLong;

/** The general registers of one thread. Immutable. */
public final class Registers {
  private final Architecture architecture;
  private final long[] values;

  /**
   * @param architecture whose register set it is
   * @param values in the order of {@link Architecture#registers()}; may be shorter when the note
   *     was cut off
   */
  public Registers(Architecture architecture, long[] values) {
    this.architecture = architecture;
    this.values = values.clone();
  }

  /** The architecture whose registers these are. */
  public Architecture architecture() {
    return architecture;
  }

  /** The register of that name; empty where it was not saved or there is no such register. */
  public OptionalLong get(String name) {
    int i = architecture.registers().indexOf(name);
    return i < 0 || i >= values.length ? OptionalLong.empty() : OptionalLong.of(values[i]);
  }

  /** The program counter. */
  public OptionalLong programCounter() {
    return get(architecture.programCounter());
  }

  /** The stack pointer. */
  public OptionalLong stackPointer() {
    return get(architecture.stackPointer());
  }
}
