package inquest.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.engine.binaries.ProcessImage;
import inquest.engine.binaries.SearchOptions;
import inquest.engine.memory.Memory;
import inquest.engine.memory.SegmentMemory;
import org.junit.jupiter.api.Test;

/** What is said of a process that runs no CPython. */
class NotPythonTest {
  private static NotPython in(String... paths) {
    Memory memory = new SegmentMemory.Builder().freeze();
    try (ProcessImage image =
        ProcessImage.of(OneProcess.withFiles(memory, paths), SearchOptions.none())) {
      return assertThrows(
          NotPython.class, () -> PythonProcess.find(image, PythonOptions.defaults()));
    }
  }

  @Test
  void namesTheFilesThatWereLookedAt() {
    NotPython found = in("/usr/bin/nothing", "/lib/a.so", "/lib/b.so", "/lib/c.so", "[vdso]");
    assertEquals(NotPython.Reason.NO_INTERPRETER, found.reason());
    assertEquals(
        "no CPython in this process: none of its 4 modules (nothing, a.so, b.so, …) holds one",
        found.getMessage());
  }

  @Test
  void saysWhereNoFileIsKnown() {
    assertEquals(
        "no CPython in this process: it has no modules that could be read", in().getMessage());
  }

  @Test
  void knowsPyPy() {
    NotPython found = in("/opt/pypy3/bin/pypy3", "/opt/pypy3/bin/libpypy3-c.so");
    assertEquals(NotPython.Reason.PYPY, found.reason());
    assertEquals("this process runs PyPy (pypy3), not CPython", found.getMessage());
  }

  @Test
  void knowsGraalPy() {
    assertEquals(
        "this process runs GraalPy (libpythonvm.so), not CPython",
        in("/opt/graalpy/bin/launcher", "/opt/graalpy/lib/libpythonvm.so").getMessage());
  }
}
