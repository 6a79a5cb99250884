package inquest.engine.unwind;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inquest.engine.elf.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program of two files, compiled with gcc, and the core that the kernel wrote of it. */
record CrashedSample(Path folder, Path library, Path core) {
  private static final String LIBRARY =
      """
      #include <stdlib.h>
      static __attribute__((noinline)) void hidden(int x) { if (x) abort(); }
      void exported(int x) { hidden(x); __asm__ volatile(""); }
      """;
  private static final String MAIN =
      "void exported(int); int main(void) { exported(1); return 0; }\n";

  /**
   * The kernel's own choice of what a core has: a JVM asks for more, and its children inherit it.
   */
  private static final String COMMAND =
      "echo 0x33 > /proc/self/coredump_filter; ulimit -c unlimited; ./main; true";

  /** Compiles, runs and crashes it; skips the test where that cannot be done. */
  static CrashedSample make(Path folder) throws IOException {
    Tools.need("gcc", "strip", "objcopy", "nm", "sh");
    Files.writeString(folder.resolve("lib.c"), LIBRARY);
    Files.writeString(folder.resolve("main.c"), MAIN);
    Tools.run(
        folder, "gcc", "-O1", "-g", "-shared", "-fPIC", "-Wl,--build-id", "-o", "libx.so", "lib.c");
    Tools.run(folder, "gcc", "-o", "main", "main.c", "-L.", "-lx", "-Wl,-rpath," + folder);
    Tools.run(folder, "sh", "-c", COMMAND);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> cores = files.filter(f -> f.getFileName().toString().startsWith("core")).toList();
      if (cores.isEmpty()) {
        System.err.println("SKIPPED: the kernel writes no cores here");
      }
      assumeTrue(!cores.isEmpty(), "SKIPPED: the kernel writes no cores here");
      return new CrashedSample(folder, folder.resolve("libx.so"), cores.getFirst());
    }
  }

  /** What nm says of the library as it was compiled. Ask before it is changed. */
  long address(String function) throws IOException {
    for (String line : Tools.run(folder, "nm", library.toString())) {
      String[] words = line.split(" ", -1);
      if (words.length == 3 && words[2].equals(function)) {
        return Long.parseUnsignedLong(words[0], 16);
      }
    }
    throw new AssertionError("no " + function);
  }
}
