package inquest.engine.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of this machine that tests run: compilers and independent witnesses. */
public final class Tools {
  private Tools() {}

  /** Skips the test, and says so, where one of the programs is missing. */
  public static void need(String... programs) {
    for (String program : programs) {
      boolean there =
          Stream.of(System.getenv("PATH").split(":"))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
      if (!there) {
        System.err.println("SKIPPED: needs " + program);
      }
      assumeTrue(there, "SKIPPED: needs " + program);
    }
  }

  /** Runs a program in a folder, which must succeed, and gives what it printed. */
  public static List<String> run(Path folder, String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ":\n" + output);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return output.lines().toList();
  }
}
