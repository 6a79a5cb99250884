package inquest.engine.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.machine.Architecture;
import inquest.engine.note.Notes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Structures with a GIL in them, on aarch64. */
class MutexSizeTest {
  private static Layout on(Architecture machine, String version) {
    PythonVersion parsed = PythonVersion.parse(version).orElseThrow();
    return Layouts.bind(Binding.shipped(parsed, Flavour.DEFAULT).on(machine), new Notes());
  }

  /** The sizes are those in {@code _Py_DebugOffsets} of processes on aarch64. */
  @ParameterizedTest
  @CsvSource({"3.13.18, 195000", "3.14.10, 225880", "3.15.2, 226248"})
  void interpretersAreAsLargeAsProcessesSay(String version, int bytes) {
    assertEquals(bytes, on(Architecture.AARCH64, version).struct("PyInterpreterState").size());
  }

  @ParameterizedTest
  @CsvSource({"3.7.16", "3.9.18", "3.11.7", "3.12.1", "3.15.2"})
  void fieldsBehindAMutexLieFurtherAndThoseBeforeDoNot(String version) {
    Layout there = on(Architecture.AARCH64, version);
    Layout here = on(Architecture.X86_64, version);
    Struct gil = there.struct("_gil_runtime_state");
    Struct other = here.struct("_gil_runtime_state");
    assertEquals(other.offset("locked"), gil.offset("locked"));
    assertEquals(other.offset("mutex"), gil.offset("mutex"));
    assertEquals(48, gil.field("mutex").size());
    assertEquals(other.offset("switch_cond") + 8, gil.offset("switch_cond"));
    assertEquals(other.size() + 16, gil.size());
    assertEquals(
        here.struct("_PyRuntimeState").size() + 16, there.struct("_PyRuntimeState").size());
    assertEquals(
        here.struct("_PyRuntimeState").offset("interpreters.head"),
        there.struct("_PyRuntimeState").offset("interpreters.head"));
  }

  @Test
  void theRuntimesOwnGilMovesWhatFollowsIt() {
    Struct here = on(Architecture.X86_64, "3.9.18").struct("_PyRuntimeState");
    Struct there = on(Architecture.AARCH64, "3.9.18").struct("_PyRuntimeState");
    assertEquals(here.offset("ceval.gil"), there.offset("ceval.gil"));
    assertEquals(
        here.offset("gilstate.tstate_current") + 16, there.offset("gilstate.tstate_current"));
    assertEquals(here.field("ceval.gil").size() + 16, there.field("ceval.gil").size());
  }

  @Test
  void whatHasNoGilIsTheSameEverywhere() {
    assertEquals(
        on(Architecture.X86_64, "3.15.2").struct("PyThreadState"),
        on(Architecture.AARCH64, "3.15.2").struct("PyThreadState"));
  }
}
