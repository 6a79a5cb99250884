package inquest.engine.dwarf.frame;

import inquest.engine.machine.DwarfRegisters;
import inquest.engine.machine.UnwindRegisters;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.OptionalLong;

/** Applies a row of the call frame table to the registers of a frame (DWARF 5 section 6.4.3). */
public final class CfiExecutor {
  private final CfiRow row;
  private final UnwindRegisters registers;
  private final Memory memory;
  private final DwarfRegisters table;
  private final long cfa;

  /**
   * What a row gives.
   *
   * @param cfa the canonical frame address: the stack pointer as it was before the call
   * @param returnAddress the address in the caller, as it was saved; empty where the row says that
   *     there is no caller
   * @param registers those of the caller that are known, its program counter not among them
   */
  public record Caller(long cfa, OptionalLong returnAddress, UnwindRegisters registers) {}

  private CfiExecutor(CfiRow row, UnwindRegisters registers, Memory memory) {
    this.row = row;
    this.registers = registers;
    this.memory = memory;
    table = registers.table();
    cfa =
        switch (row.cfa()) {
          case CfaRule.RegisterOffset(int register, long offset) ->
              registers.get(register) + offset;
          case CfaRule.Expression(DwarfExpression value) -> value.evaluate(registers, memory);
        };
  }

  /**
   * The caller of a frame. A register of which nothing can be had is not known in it.
   *
   * @param memory of the process
   * @throws Unreadable where the canonical frame address or the return address cannot be had
   */
  public static Caller execute(CfiRow row, UnwindRegisters registers, Memory memory) {
    return new CfiExecutor(row, registers, memory).caller();
  }

  private Caller caller() {
    UnwindRegisters.Builder restored = new UnwindRegisters.Builder(table);
    restored.set(table.stackPointer(), cfa);
    for (int i = 0; i < table.count(); i++) {
      if (i != table.programCounter()) {
        restore(i, restored);
      }
    }
    return new Caller(cfa, returnAddress(), restored.build());
  }

  private void restore(int number, UnwindRegisters.Builder restored) {
    RegisterRule rule = row.rules().get(number);
    boolean stands = rule == null && (row.signalFrame() || table.isPreserved(number));
    if (stands && number != table.stackPointer() && registers.knows(number)) {
      restored.set(number, registers.get(number));
    } else if (rule != null) {
      try {
        OptionalLong value = value(rule, number);
        if (value.isPresent()) {
          restored.set(number, value.getAsLong());
        }
      } catch (Unreadable e) {
        return; // one register less is known
      }
    }
  }

  private OptionalLong returnAddress() {
    int column = row.returnAddress();
    RegisterRule rule = row.rules().get(column);
    if (rule != null) {
      return value(rule, column);
    }
    if (column == table.programCounter()) {
      throw Unreadable.implausible(0, "call frame information without the return address");
    }
    return OptionalLong.of(registers.get(column)); // still in the register where the call put it
  }

  /** The caller's value of a register; empty where the rule says that it is lost. */
  private OptionalLong value(RegisterRule rule, int number) {
    return switch (rule) {
      case RegisterRule.Undefined() -> OptionalLong.empty();
      case RegisterRule.SameValue() -> OptionalLong.of(registers.get(number));
      case RegisterRule.Offset(long bytes) -> OptionalLong.of(memory.i64(cfa + bytes));
      case RegisterRule.ValOffset(long bytes) -> OptionalLong.of(cfa + bytes);
      case RegisterRule.Register(int other) -> OptionalLong.of(registers.get(other));
      case RegisterRule.Expression(DwarfExpression address) ->
          OptionalLong.of(memory.i64(address.evaluate(registers, memory, cfa)));
      case RegisterRule.ValExpression(DwarfExpression value) ->
          OptionalLong.of(value.evaluate(registers, memory, cfa));
    };
  }
}
