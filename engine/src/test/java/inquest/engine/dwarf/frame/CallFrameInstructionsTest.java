package inquest.engine.dwarf.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.memory.Ranges;
import inquest.engine.note.Unreadable;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each call frame instruction, alone and where it works on others. */
class CallFrameInstructionsTest {
  /** {@code DW_CFA_def_cfa: rsp + 8; DW_CFA_offset: RA at cfa - 8}. */
  private static final String USUAL = "0c 07 08 90 01";

  private static CfiRow row(String instructions, long address) {
    return FrameBytes.fde(USUAL, instructions).rowAt(address);
  }

  private static DwarfExpression expression(String hex) {
    return DwarfExpression.of(HexFormat.of().parseHex(hex));
  }

  @Test
  void initialInstructionsHoldFromTheStart() {
    CfiRow row = row("", 0x1000);
    assertEquals(new CfaRule.RegisterOffset(7, 8), row.cfa());
    assertEquals(Map.of(16, new RegisterRule.Offset(-8)), row.rules());
    assertEquals(new Ranges.Range(0x1000, 0x1100), row.covers());
    assertEquals(16, row.returnAddress());
  }

  @ParameterizedTest
  @CsvSource({
    "44 0e 10, 4", // advance_loc
    "02 90 0e 10, 0x90", // advance_loc1
    "03 c0 00 0e 10, 0xc0", // advance_loc2
    "04 c8 00 00 00 0e 10, 0xc8", // advance_loc4
    "1d d0 00 00 00 00 00 00 00 0e 10, 0xd0", // MIPS_advance_loc8
    "01 e0 10 00 00 00 00 00 00 0e 10, 0xe0", // set_loc
  })
  void aLocationStartsARow(String instructions, String distance) {
    long at = 0x1000 + Long.decode(distance);
    assertEquals(new CfaRule.RegisterOffset(7, 8), row(instructions, at - 1).cfa());
    assertEquals(new Ranges.Range(0x1000, at), row(instructions, at - 1).covers());
    assertEquals(new CfaRule.RegisterOffset(7, 16), row(instructions, at).cfa());
    assertEquals(new Ranges.Range(at, 0x1100), row(instructions, at).covers());
  }

  @ParameterizedTest
  @CsvSource({
    "0c 06 10, 6, 16", // def_cfa
    "12 06 7e, 6, 16", // def_cfa_sf
    "0d 06, 6, 8", // def_cfa_register
    "0e 80 02, 7, 256", // def_cfa_offset
    "13 7d, 7, 24", // def_cfa_offset_sf
    "00 00 2e 10 0e 18, 7, 24", // nop, GNU_args_size
  })
  void definesTheCfa(String instructions, int register, long offset) {
    assertEquals(new CfaRule.RegisterOffset(register, offset), row(instructions, 0x1000).cfa());
  }

  @Test
  void definesTheCfaByAnExpression() {
    assertEquals(new CfaRule.Expression(expression("7708")), row("0f 02 77 08", 0x1000).cfa());
  }

  @ParameterizedTest
  @CsvSource({
    "86 02, -16", // offset
    "05 06 03, -24", // offset_extended
    "11 06 7f, 8", // offset_extended_sf
    "2f 06 02, 16", // GNU_negative_offset_extended
  })
  void aRegisterIsSavedAtAnOffset(String instructions, long bytes) {
    assertEquals(new RegisterRule.Offset(bytes), row(instructions, 0x1000).rules().get(6));
  }

  @Test
  void otherRulesOfRegisters() {
    assertEquals(new RegisterRule.ValOffset(-16), row("14 06 02", 0x1000).rules().get(6));
    assertEquals(new RegisterRule.ValOffset(16), row("15 06 7e", 0x1000).rules().get(6));
    assertEquals(new RegisterRule.Register(3), row("09 06 03", 0x1000).rules().get(6));
    assertEquals(new RegisterRule.Undefined(), row("07 06", 0x1000).rules().get(6));
    assertEquals(new RegisterRule.SameValue(), row("08 06", 0x1000).rules().get(6));
    assertEquals(
        new RegisterRule.Expression(expression("7708")),
        row("10 06 02 77 08", 0x1000).rules().get(6));
    assertEquals(
        new RegisterRule.ValExpression(expression("7708")),
        row("16 06 02 77 08", 0x1000).rules().get(6));
  }

  @Test
  void restoreGivesTheInitialRuleBack() {
    assertEquals(new RegisterRule.Offset(-8), row("90 05 d0", 0x1000).rules().get(16));
    assertEquals(new RegisterRule.Offset(-8), row("90 05 06 10", 0x1000).rules().get(16));
    assertFalse(row("86 02 c6", 0x1000).rules().containsKey(6));
  }

  @Test
  void rememberedStatesAreStacked() {
    String instructions = "0a 0e 10 0a 0e 18 86 02 41 0b 41 0b";
    assertEquals(new CfaRule.RegisterOffset(7, 24), row(instructions, 0x1000).cfa());
    assertEquals(new CfaRule.RegisterOffset(7, 16), row(instructions, 0x1001).cfa());
    assertFalse(row(instructions, 0x1001).rules().containsKey(6));
    assertEquals(new CfaRule.RegisterOffset(7, 8), row(instructions, 0x1002).cfa());
  }

  @Test
  void signedReturnAddressesToggle() {
    assertFalse(row("44 2d 44 2d", 0x1000).returnAddressSigned());
    assertTrue(row("44 2d 44 2d", 0x1004).returnAddressSigned());
    assertFalse(row("44 2d 44 2d", 0x1008).returnAddressSigned());
    assertTrue(row("2c", 0x1000).returnAddressSigned());
  }

  @Test
  void aSignedStateIsRememberedToo() {
    assertFalse(row("0a 2d 41 0b", 0x1001).returnAddressSigned());
  }

  @ParameterizedTest
  @CsvSource({
    "3f, call frame instruction 0x3f",
    "0b, restores a state it never had",
    "0e, ends inside",
    "86 ff, ends inside",
    "0f 20 77, ends inside",
    "0f 01 30 0e 08, has no such part",
  })
  void damageIsSaid(String instructions, String words) {
    Unreadable e = assertThrows(Unreadable.class, () -> row(instructions, 0x1000));
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }

  @Test
  void damageBehindTheWantedRowIsNotMet() {
    assertEquals(new CfaRule.RegisterOffset(7, 8), row("44 3f", 0x1000).cfa());
  }

  @Test
  void withoutARuleForTheCfaThereIsNoRow() {
    Fde fde = FrameBytes.fde("90 01", "");
    assertThrows(Unreadable.class, () -> fde.rowAt(0x1000));
  }

  @Test
  void tooManyRememberedStatesEnd() {
    assertThrows(Unreadable.class, () -> row("0a".repeat(300), 0x1000));
  }

  @Test
  void registersOfHugeNumbersAreLeftOut() {
    assertEquals(1, row("05 ff ff ff ff 0f 01", 0x1000).rules().size());
  }
}
