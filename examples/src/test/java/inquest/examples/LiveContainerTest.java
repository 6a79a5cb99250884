package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.examples.OtherJvm.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that live in namespaces of their own, or whose files are gone. */
class LiveContainerTest {
  private static final String PROGRAM =
      "import sys, threading, time\n"
          + "def wait():\n"
          + "    time.sleep(600)  # in its own file\n"
          + "threading.Thread(target=wait).start()\n"
          + "sys.stdout.write('ready\\n'); sys.stdout.flush()\n"
          + "time.sleep(600)\n";

  @TempDir Path folder;

  private static Interpreter interpreter() {
    return Interpreters.find().stream()
        .filter(found -> found.root().isEmpty() && !found.name().contains("-2"))
        .findFirst()
        .orElseThrow(() -> Skip.because("living processes", "no interpreter was found"));
  }

  @Test
  void aProcessInOtherNamespacesIsShownWithItsOwnFiles() throws Exception {
    Interpreter python = interpreter();
    Files.writeString(folder.resolve("inner.py"), PROGRAM);
    // the program lies in a file system that only its own mount namespace has
    String inside =
        "mount -t tmpfs none /mnt && cp \"$1\" /mnt/inner.py && exec \"$2\" /mnt/inner.py";
    List<String> words =
        List.of(
            "unshare",
            "--pid",
            "--fork",
            "--mount",
            "--mount-proc",
            "sh",
            "-c",
            inside,
            "sh",
            folder.resolve("inner.py").toString(),
            python.executable().toString());
    try (Grandchild unshare = Grandchild.start(python.environment(), words)) {
      String ready = unshare.line();
      if (!"ready".equals(ready)) {
        throw Skip.because("namespaces", "unshare is not allowed here");
      }
      long pid =
          ProcessHandle.of(unshare.pid()).orElseThrow().children().findFirst().orElseThrow().pid();
      Outcome outcome = OtherJvm.run(folder, OtherJvm.words("remote", "" + pid));
      assertEquals(0, outcome.status(), outcome.err());
      assertTrue(outcome.out().contains(", pid in its container 1, "), outcome.out());
      assertTrue(outcome.out().contains("time.sleep(600)  # in its own file"), outcome.out());
      assertTrue(outcome.out().contains("Thread 2 "), outcome.out());
      Outcome query =
          OtherJvm.run(
              folder,
              OtherJvm.words(
                  "query", "" + pid, "threads select tid, inner_tid", "--format", "csv"));
      assertTrue(query.out().lines().anyMatch((pid + ",1")::equals), query.out());
    }
  }

  @Test
  void anExecutableThatIsGoneIsReadWhereTheKernelStillHasIt() throws Exception {
    Interpreter python = interpreter();
    Path copy = folder.resolve("python-copy");
    Files.copy(python.executable().toRealPath(), copy);
    Map<String, String> environment = new java.util.HashMap<>(python.environment());
    environment.put(
        "PYTHONHOME", python.executable().toRealPath().getParent().getParent().toString());
    try (Grandchild process =
        Grandchild.start(environment, List.of(copy.toString(), "-c", PROGRAM))) {
      if (!"ready".equals(process.line())) {
        throw Skip.because("a copy of " + python, "it does not start");
      }
      Files.delete(copy);
      Outcome outcome =
          OtherJvm.run(folder, OtherJvm.words("remote", "" + process.pid(), "--native"));
      assertEquals(0, outcome.status(), outcome.err());
      assertTrue(outcome.out().contains("python-copy (deleted)\n"), outcome.out());
      assertTrue(outcome.out().contains("in wait\n"), outcome.out());
    }
  }
}
