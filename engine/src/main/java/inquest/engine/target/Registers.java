package inquest.engine.target;

import inquest.engine.machine.Architecture;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The general registers of one thread. Immutable. */
public final class Registers {
  private final Architecture architecture;
  private final long[] values;
  private final Optional<Map<String, Long>> told; // empty: all of the values are known

  /**
   * @param architecture whose register set it is
   * @param values in the order of {@link Architecture#registers()}; may be shorter when the note
   *     was cut off
   */
  public Registers(Architecture architecture, long[] values) {
    this.architecture = architecture;
    this.values = values.clone();
    told = Optional.empty();
  }

  private Registers(Architecture architecture, Map<String, Long> told) {
    this.architecture = architecture;
    values = new long[0];
    this.told = Optional.of(Map.copyOf(told));
  }

  /**
   * The few registers that the kernel tells of a thread that it holds in a system call ({@code
   * /proc/PID/task/TID/syscall}).
   */
  public static Registers inSystemCall(Architecture architecture, Map<String, Long> told) {
    return new Registers(architecture, told);
  }

  /** Whether the kernel said that the thread is in a system call, and of which registers. */
  public boolean inSystemCall() {
    return told.isPresent();
  }

  /** The architecture whose registers these are. */
  public Architecture architecture() {
    return architecture;
  }

  /** The register of that name; empty where it was not saved or there is no such register. */
  public OptionalLong get(String name) {
    if (told.isPresent()) {
      Long value = told.get().get(name);
      return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
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
