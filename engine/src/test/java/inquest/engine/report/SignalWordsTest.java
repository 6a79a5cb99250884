package inquest.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.target.Cause;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SignalWordsTest {
  private static SignalReport report(int number, OptionalInt code) {
    return SignalWords.report(
        new Cause.Signal(
            number,
            code,
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty()));
  }

  private static String words(int number, int code) {
    SignalReport report = report(number, OptionalInt.of(code));
    return report.name()
        + ", "
        + report.words()
        + ", "
        + report.codeName().orElse("?")
        + ", "
        + report.codeWords().orElse("?");
  }

  @Test
  void theSameCodeMeansAnotherThingWithAnotherSignal() {
    assertEquals("SIGSEGV, segmentation fault, SEGV_MAPERR, address not mapped", words(11, 1));
    assertEquals("SIGFPE, arithmetic error, FPE_INTDIV, integer divided by zero", words(8, 1));
  }

  @Test
  void generalCodesHoldForEverySignal() {
    assertEquals("SIGABRT, aborted, SI_USER, sent by kill", words(6, 0));
    assertEquals(
        "SIGABRT, aborted, SI_TKILL, sent to one thread by tgkill, as raise and abort do",
        words(6, -6));
    assertEquals(
        "SIGSEGV, segmentation fault, SI_KERNEL, sent by the kernel, which gave no address",
        words(11, 0x80));
  }

  @Test
  void unknownNumbersAreToldAsNumbers() {
    assertEquals("SIGSEGV, segmentation fault, ?, ?", words(11, 99));
    assertEquals("signal 77", report(77, OptionalInt.empty()).name());
    assertEquals("SIGRTMIN+1", report(35, OptionalInt.empty()).name());
    assertEquals(Optional.empty(), report(11, OptionalInt.empty()).codeName());
  }
}
