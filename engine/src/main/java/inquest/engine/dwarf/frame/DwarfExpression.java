package inquest.engine.dwarf.frame;

import inquest.engine.machine.UnwindRegisters;
import inquest.engine.memory.Memory;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An expression of call frame information: a program for a stack machine over registers and memory
 * (DWARF 5 section 2.5, as far as section 6.4.2 allows it there). Immutable.
 */
public final class DwarfExpression {
  private final byte[] operations;

  private DwarfExpression(byte[] operations) {
    this.operations = operations;
  }

  /** The expression with these operations. */
  public static DwarfExpression of(byte[] operations) {
    return new DwarfExpression(operations.clone());
  }

  /**
   * What it gives.
   *
   * @param registers of the frame whose caller is looked for
   * @param memory of the process
   * @param initial the values that are on the stack before, the last on top
   * @throws inquest.engine.note.Unreadable where a register or memory is not to be had, an
   *     operation is not known, or it does not end within its bounds
   */
  public long evaluate(UnwindRegisters registers, Memory memory, long... initial) {
    return new ExpressionMachine(operations, registers, memory, initial).run();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DwarfExpression that && Arrays.equals(operations, that.operations);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(operations);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(operations);
  }
}
