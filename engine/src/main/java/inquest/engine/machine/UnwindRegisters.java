package inquest.engine.machine;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.OptionalLong;

/**
 * The registers of one frame as far as they are known, by their numbers in DWARF. Those that a
 * function may change without saving are not known in its caller. Immutable.
 */
public final class UnwindRegisters {
  private final DwarfRegisters table;
  private final long[] values;
  private final long known; // one bit for each

  private UnwindRegisters(DwarfRegisters table, long[] values, long known) {
    this.table = table;
    this.values = values;
    this.known = known;
  }

  /** No register is known. */
  public static UnwindRegisters none(DwarfRegisters table) {
    return new UnwindRegisters(table, new long[table.count()], 0);
  }

  /** Collects registers; belongs to one thread. */
  public static final class Builder {
    private final DwarfRegisters table;
    private final long[] values;
    private long known;

    /** Starts with none. */
    public Builder(DwarfRegisters table) {
      this.table = table;
      values = new long[table.count()];
    }

    /** The register has this value. */
    public Builder set(int number, long value) {
      values[number] = value;
      known |= 1L << number;
      return this;
    }

    /** The registers collected so far. */
    public UnwindRegisters build() {
      return new UnwindRegisters(table, values.clone(), known);
    }
  }

  /** The numbers and names. */
  public DwarfRegisters table() {
    return table;
  }

  /** Whether the register's value is known. */
  public boolean knows(int number) {
    return number >= 0 && number < values.length && (known >>> number & 1) != 0;
  }

  /**
   * The value of a register.
   *
   * @throws Unreadable where it is not known
   */
  public long get(int number) {
    if (!knows(number)) {
      boolean named = number >= 0 && number < values.length;
      throw new Unreadable(
          Absence.OPTIMISED_OUT,
          0,
          "the value of register "
              + (named ? table.names().get(number) : Integer.toString(number))
              + " is not known");
    }
    return values[number];
  }

  /** The value of the register of that name; empty where it is not known or there is none. */
  public OptionalLong value(String name) {
    int number = table.names().indexOf(name);
    return knows(number) ? OptionalLong.of(values[number]) : OptionalLong.empty();
  }

  /** The same with another value of one register. */
  public UnwindRegisters with(int number, long value) {
    long[] changed = values.clone();
    changed[number] = value;
    return new UnwindRegisters(table, changed, known | 1L << number);
  }

  /** The program counter; empty where it is not known. */
  public OptionalLong programCounter() {
    return optional(table.programCounter());
  }

  /** The stack pointer; empty where it is not known. */
  public OptionalLong stackPointer() {
    return optional(table.stackPointer());
  }

  /** The frame pointer register, whatever it is used for; empty where it is not known. */
  public OptionalLong framePointer() {
    return optional(table.framePointer());
  }

  /** Whether a register has this value. */
  public boolean holds(long value) {
    for (int i = 0; i < values.length; i++) {
      if (knows(i) && values[i] == value) {
        return true;
      }
    }
    return false;
  }

  private OptionalLong optional(int number) {
    return knows(number) ? OptionalLong.of(values[number]) : OptionalLong.empty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      if (knows(i)) {
        text.append(text.isEmpty() ? "" : " ").append(table.names().get(i));
        text.append("=0x").append(Long.toHexString(values[i]));
      }
    }
    return text.toString();
  }
}
