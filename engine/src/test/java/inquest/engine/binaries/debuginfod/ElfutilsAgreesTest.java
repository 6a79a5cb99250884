package inquest.engine.binaries.debuginfod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inquest.engine.elf.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElfutilsAgreesTest {
  /** Runs what follows where there is no network but the loopback. */
  private static final String[] ALONE = {
    "unshare", "--map-root-user", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"
  };

  @TempDir Path folder;

  @Test
  void serverAndCacheAreElfutilss() throws IOException {
    Tools.need("debuginfod", "debuginfod-find", "gcc", "unshare", "ip");
    assumeTrue(canBeAlone(), "SKIPPED: needs a network namespace of its own (unshare --net)");
    List<String> said =
        Tools.run(
            folder,
            alone(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ElfutilsSession.class.getName(),
                folder.toString()));
    assertEquals(ElfutilsSession.AGREED, said);
  }

  private static boolean canBeAlone() throws IOException {
    try {
      boolean can =
          new ProcessBuilder(alone("true")).redirectErrorStream(true).start().waitFor() == 0;
      if (!can) {
        System.err.println("SKIPPED: unshare --net does not work here");
      }
      return can;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static String[] alone(String... command) {
    String[] all = java.util.Arrays.copyOf(ALONE, ALONE.length + command.length);
    System.arraycopy(command, 0, all, ALONE.length, command.length);
    return all;
  }
}
