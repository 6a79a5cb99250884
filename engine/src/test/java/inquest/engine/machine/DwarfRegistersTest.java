package inquest.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DwarfRegistersTest {
  @ParameterizedTest
  @EnumSource
  void everyRegisterIsOneOfTheRegisterSet(Architecture architecture) {
    DwarfRegisters table = DwarfRegisters.of(architecture);
    assertTrue(architecture.registers().containsAll(table.names()));
    assertEquals(architecture.programCounter(), table.names().get(table.programCounter()));
    assertEquals(architecture.stackPointer(), table.names().get(table.stackPointer()));
    assertEquals(architecture.framePointer(), table.names().get(table.framePointer()));
    assertTrue(table.names().containsAll(SignalReturn.of(architecture).registers()));
  }

  @Test
  void preservedRegistersAreThoseOfTheAbi() {
    DwarfRegisters x86 = DwarfRegisters.of(Architecture.X86_64);
    for (String name : new String[] {"rbx", "rbp", "r12", "r13", "r14", "r15"}) {
      assertTrue(x86.isPreserved(x86.names().indexOf(name)), name);
    }
    assertFalse(x86.isPreserved(x86.names().indexOf("rax")));
    assertFalse(x86.isPreserved(x86.stackPointer()));
    DwarfRegisters arm = DwarfRegisters.of(Architecture.AARCH64);
    assertTrue(arm.isPreserved(19) && arm.isPreserved(29) && arm.isPreserved(30));
    assertFalse(arm.isPreserved(18) || arm.isPreserved(31) || arm.isPreserved(96));
  }

  @Test
  void aReturnAddressIsLookedUpInTheCallBeforeIt() {
    assertEquals(0xfff, new CodeAddress.Return(0x1000).forLookup());
    assertEquals(0x1000, new CodeAddress.Exact(0x1000).forLookup());
  }

  @Test
  void signalReturnsAreKnownByTheirInstructions() {
    SignalReturn x86 = SignalReturn.of(Architecture.X86_64);
    assertTrue(x86.isAt(HexFormat.of().parseHex("48c7c00f0000000f05")));
    assertTrue(x86.isAt(HexFormat.of().parseHex("b80f0000000f059090")));
    assertFalse(x86.isAt(HexFormat.of().parseHex("48c7c00f0000000f")));
    assertFalse(x86.isAt(HexFormat.of().parseHex("48c7c0e70000000f05")));
    SignalReturn arm = SignalReturn.of(Architecture.AARCH64);
    assertTrue(arm.isAt(HexFormat.of().parseHex("681180d2010000d4")));
  }
}
