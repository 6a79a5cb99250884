package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class PathPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void pathsAreNormalised() {
    assertEquals("PosixPath('/tmp/a/b.txt')", line("library.path"));
    assertEquals("PosixPath('/')", line("library.root"));
    assertEquals("PosixPath('.')", line("library.here"));
    assertEquals("PureWindowsPath('c:/x')", line("library.windows"));
    assertEquals("PosixPath('/tmp/seen/more')", line("library.formatted_path"));
  }
}
