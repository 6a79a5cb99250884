package inquest.engine.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.machine.Architecture;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CauseTest {
  private static final int SI_TKILL = -6;
  private static final int SI_KERNEL = 0x80;
  private static final int SEGV_MAPERR = 1;

  @TempDir Path folder;

  private Cause cause(CoreBuilder core) throws CannotOpen {
    try (CoreTarget target = CoreTarget.open(core.write(folder))) {
      return target.cause();
    }
  }

  private static CoreBuilder kernel(int signal, int code, int low, int high) {
    return new CoreBuilder(Architecture.X86_64)
        .thread(42, signal, Map.of())
        .process("python3", "python3")
        .siginfo(signal, code, low, high);
  }

  private static CoreBuilder debugger(int signal, int inSiginfo) {
    return new CoreBuilder(Architecture.X86_64)
        .process("python3", "python3")
        .thread(42, signal, Map.of())
        .siginfo(inSiginfo, SI_KERNEL, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, SI_TKILL, -1})
  void aSignalThatWasSentNamesItsSender(int code) throws CannotOpen {
    assertEquals(
        new Cause.Signal(
            6,
            OptionalInt.of(code),
            OptionalLong.empty(),
            OptionalInt.of(7),
            OptionalInt.of(1000),
            OptionalInt.of(42)),
        cause(kernel(6, code, 7, 1000)));
  }

  @Test
  void aFaultHasItsAddress() throws CannotOpen {
    assertEquals(
        new Cause.Signal(
            11,
            OptionalInt.of(SEGV_MAPERR),
            OptionalLong.of(0x7fff_0000_0010L),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.of(42)),
        cause(kernel(11, SEGV_MAPERR, 0x10, 0x7fff)));
  }

  @Test
  void aFaultWhoseAddressTheKernelDoesNotKnowHasNone() throws CannotOpen {
    assertEquals(
        new Cause.Signal(
            11,
            OptionalInt.of(SI_KERNEL),
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.of(42)),
        cause(kernel(11, SI_KERNEL, 0, 0)));
  }

  @Test
  void withoutSiginfoTheSignalOfTheThreadIsAllThatIsKnown() throws CannotOpen {
    CoreBuilder core = new CoreBuilder(Architecture.X86_64).thread(42, 11, Map.of());
    assertEquals(
        new Cause.Signal(
            11,
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.of(42)),
        cause(core));
  }

  /** What gdb's gcore leaves: no signal in the thread, the stop in its siginfo. */
  @ParameterizedTest
  @CsvSource({
    "0, 0", "0, 19", "19, 19", "5, 5", "0, 5", "2, 2", "18, 18", "20, 20", "17, 17", "14, 14",
    "15, 15"
  })
  void aCoreOfAHealthyProcessWasWrittenOnDemand(int signal, int inSiginfo) throws CannotOpen {
    assertEquals(new Cause.OnDemand(), cause(debugger(signal, inSiginfo)));
  }

  @Test
  void aDebuggerThatWritesTheCoreAtACrashTellsTheSignal() throws CannotOpen {
    assertEquals(
        new Cause.Signal(
            11,
            OptionalInt.of(SI_KERNEL),
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.of(42)),
        cause(debugger(11, 11)));
  }

  @Test
  void aDebuggerTellsWhichOfTheThreadsIsAtTheSignal() throws CannotOpen {
    CoreBuilder core =
        new CoreBuilder(Architecture.X86_64)
            .process("python3", "python3")
            .thread(42, 0, Map.of())
            .thread(43, 11, Map.of())
            .siginfo(11, SEGV_MAPERR, 0x10, 0);
    Cause.Signal cause = (Cause.Signal) cause(core);
    assertEquals(OptionalInt.of(43), cause.tid());
    assertEquals(OptionalLong.of(0x10), cause.address());
  }

  @Test
  void aBreakpointInstructionWithoutDebuggerIsACrash() throws CannotOpen {
    assertEquals(5, ((Cause.Signal) cause(kernel(5, SI_KERNEL, 0, 0))).number());
  }

  @Test
  void withoutThreadsTheCauseIsNotRecorded() throws CannotOpen {
    CoreBuilder core =
        new CoreBuilder(Architecture.X86_64).load(0x1000, CoreBuilder.RW, new byte[8], 8);
    assertEquals(new Cause.NotRecorded(), cause(core));
  }
}
