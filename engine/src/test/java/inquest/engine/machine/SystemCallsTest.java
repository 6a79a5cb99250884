package inquest.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SystemCallsTest {
  @ParameterizedTest
  @CsvSource({
    "X86_64, 0, read", "X86_64, 202, futex", "X86_64, 335, syscall?", "X86_64, 449, futex_waitv",
    "AARCH64, 63, read", "AARCH64, 98, futex", "AARCH64, 222, mmap", "AARCH64, 449, futex_waitv"
  })
  void namesAreTheKernels(Architecture architecture, int number, String name) {
    Optional<String> expected = name.endsWith("?") ? Optional.empty() : Optional.of(name);
    assertEquals(expected, SystemCalls.of(architecture).name(number));
  }

  @ParameterizedTest
  @EnumSource
  void eachArchitectureHasItsTable(Architecture architecture) {
    assertTrue(SystemCalls.of(architecture).size() > 300);
  }

  @Test
  void aNumberThatTheTableDoesNotHaveHasNoName() {
    assertEquals(Optional.empty(), SystemCalls.of(Architecture.X86_64).name(100_000));
  }
}
