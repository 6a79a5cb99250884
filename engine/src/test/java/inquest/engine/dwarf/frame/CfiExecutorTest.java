package inquest.engine.dwarf.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.engine.machine.Architecture;
import inquest.engine.machine.DwarfRegisters;
import inquest.engine.machine.UnwindRegisters;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Ranges;
import inquest.engine.note.Unreadable;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The one executor of rows. */
class CfiExecutorTest {
  private static final DwarfRegisters X86 = DwarfRegisters.of(Architecture.X86_64);

  /** Words at 0x100: 11, 22, 33, …. */
  private static final Memory STACK;

  static {
    FrameBytes words = new FrameBytes();
    for (int i = 1; i <= 8; i++) {
      words.u64(i * 11L);
    }
    STACK = FrameBytes.memory(0x100, words.toArray());
  }

  private static UnwindRegisters registers() {
    return new UnwindRegisters.Builder(X86).set(0, 5).set(3, 6).set(6, 7).set(7, 0x100).build();
  }

  private static CfiRow row(boolean signal, Map<Integer, RegisterRule> more) {
    Map<Integer, RegisterRule> rules = new HashMap<>(Map.of(16, new RegisterRule.Offset(-8)));
    rules.putAll(more);
    return new CfiRow(
        new Ranges.Range(0, 1), new CfaRule.RegisterOffset(7, 24), rules, signal, 16, false);
  }

  private static CfiExecutor.Caller execute(Map<Integer, RegisterRule> more) {
    return CfiExecutor.execute(row(false, more), registers(), STACK);
  }

  private static DwarfExpression expression(String hex) {
    return DwarfExpression.of(HexFormat.of().parseHex(hex));
  }

  @Test
  void theCfaIsTheCallersStackPointer() {
    CfiExecutor.Caller caller = execute(Map.of());
    assertEquals(0x118, caller.cfa());
    assertEquals(OptionalLong.of(33), caller.returnAddress());
    assertEquals(0x118, caller.registers().get(7));
  }

  @Test
  void preservedRegistersStayAndOthersAreLost() {
    UnwindRegisters caller = execute(Map.of()).registers();
    assertEquals(6, caller.get(3));
    assertEquals(7, caller.get(6));
    assertFalse(caller.knows(0));
    assertFalse(caller.knows(12));
  }

  @Test
  void codeThatSignalsReturnToLosesNone() {
    UnwindRegisters caller =
        CfiExecutor.execute(row(true, Map.of()), registers(), STACK).registers();
    assertEquals(5, caller.get(0));
  }

  @Test
  void eachRule() {
    assertEquals(22, execute(Map.of(6, new RegisterRule.Offset(-16))).registers().get(6));
    assertEquals(0x108, execute(Map.of(6, new RegisterRule.ValOffset(-16))).registers().get(6));
    assertEquals(5, execute(Map.of(6, new RegisterRule.Register(0))).registers().get(6));
    assertEquals(5, execute(Map.of(0, new RegisterRule.SameValue())).registers().get(0));
    assertFalse(execute(Map.of(6, new RegisterRule.Undefined())).registers().knows(6));
    RegisterRule saved = new RegisterRule.Expression(expression("381c")); // cfa - 8
    assertEquals(33, execute(Map.of(6, saved)).registers().get(6));
    RegisterRule value = new RegisterRule.ValExpression(expression("381c"));
    assertEquals(0x110, execute(Map.of(6, value)).registers().get(6));
    assertEquals(11, execute(Map.of(7, new RegisterRule.Offset(-24))).registers().get(7));
  }

  @Test
  void aRegisterThatCannotBeReadIsLostAlone() {
    UnwindRegisters caller = execute(Map.of(6, new RegisterRule.Offset(0x1000))).registers();
    assertFalse(caller.knows(6));
    assertEquals(6, caller.get(3));
  }

  @Test
  void anUndefinedReturnAddressIsTheBottom() {
    assertEquals(
        OptionalLong.empty(), execute(Map.of(16, new RegisterRule.Undefined())).returnAddress());
  }

  @Test
  void aReturnAddressThatCannotBeReadIsSaid() {
    Map<Integer, RegisterRule> lost = Map.of(16, new RegisterRule.Offset(0x1000));
    assertThrows(Unreadable.class, () -> execute(lost));
  }

  @Test
  void aCfaOfAnUnknownRegisterIsSaid() {
    CfiRow row =
        new CfiRow(
            new Ranges.Range(0, 1), new CfaRule.RegisterOffset(12, 8), Map.of(), false, 16, false);
    assertThrows(Unreadable.class, () -> CfiExecutor.execute(row, registers(), STACK));
  }

  @Test
  void onAarch64TheLinkRegisterStillHasTheReturnAddress() {
    UnwindRegisters registers =
        new UnwindRegisters.Builder(DwarfRegisters.of(Architecture.AARCH64))
            .set(30, 0x4444)
            .set(31, 0x100)
            .build();
    CfiRow row =
        new CfiRow(
            new Ranges.Range(0, 1), new CfaRule.RegisterOffset(31, 0), Map.of(), false, 30, false);
    CfiExecutor.Caller caller = CfiExecutor.execute(row, registers, STACK);
    assertEquals(OptionalLong.of(0x4444), caller.returnAddress());
    assertEquals(0x100, caller.cfa());
  }
}
