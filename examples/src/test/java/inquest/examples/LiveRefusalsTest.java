package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Limits;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.live.LiveProcess;
import inquest.engine.target.live.LiveTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be looked at is refused in one sentence that says what to do. */
class LiveRefusalsTest {
  private static final long[] NO_PAGES = {};

  @TempDir Path folder;

  private static CannotOpen refusal(int pid) {
    return assertThrows(CannotOpen.class, () -> LiveProcess.open(pid, Limits.defaults()).close());
  }

  private static Grandchild sleeper() throws IOException {
    return Grandchild.start(Map.of(), List.of("sleep", "600"));
  }

  private static char state(int pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2);
  }

  private static void signal(String name, int pid) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor());
  }

  private static void kill(int pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  @Test
  void noSuchProcess() {
    CannotOpen refusal = refusal(Integer.MAX_VALUE);
    assertEquals("there is no process 2147483647", refusal.reason());
    assertEquals(CannotOpen.WRONG_USAGE, refusal.exitStatus());
  }

  @Test
  void aThreadIsNoProcess() throws IOException {
    long own = ProcessHandle.current().pid();
    int thread;
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      thread =
          threads
              .mapToInt(path -> Integer.parseInt(path.getFileName().toString()))
              .filter(tid -> tid != own)
              .findFirst()
              .orElseThrow();
    }
    assertEquals("give the number of the process: " + own, refusal(thread).next());
  }

  @Test
  void inquestItself() {
    int own = Math.toIntExact(ProcessHandle.current().pid());
    assertEquals("process " + own + " is Inquest itself", refusal(own).reason());
  }

  @Test
  void aZombieHasNothingLeft() throws Exception {
    // sleep does not wait for the child that the shell left it
    try (Grandchild parent =
        Grandchild.start(Map.of(), List.of("sh", "-c", "sleep 0.3 & echo $!; exec sleep 600"))) {
      int zombie = Integer.parseInt(parent.line());
      for (int i = 0; i < 1_000 && state(zombie) != 'Z'; i++) {
        Thread.sleep(10);
      }
      CannotOpen refusal = refusal(zombie);
      assertEquals(
          "process "
              + zombie
              + " has ended and is a zombie: all of it that is left is its exit status",
          refusal.reason());
      assertTrue(refusal.next().contains(", " + parent.pid() + ", "), refusal.next());
    }
  }

  @Test
  void oneThatAnotherTraces() throws Exception {
    try (Grandchild sleeper = sleeper();
        LiveProcess first = LiveProcess.open(sleeper.pid(), Limits.defaults());
        LiveProcess second = LiveProcess.open(sleeper.pid(), Limits.defaults())) {
      CannotOpen[] refusal = new CannotOpen[1];
      first.stopped(
          NO_PAGES,
          false,
          held ->
              refusal[0] = assertThrows(CannotOpen.class, () -> second.stopped(NO_PAGES, false)));
      assertTrue(refusal[0].reason().contains(" is traced by process "), refusal[0].reason());
      assertEquals("end that one, or pass --no-block to look without stopping", refusal[0].next());
    }
  }

  @Test
  void oneThatWasStoppedStaysStopped() throws Exception {
    try (Grandchild sleeper = sleeper();
        LiveProcess process = LiveProcess.open(sleeper.pid(), Limits.defaults())) {
      signal("STOP", sleeper.pid());
      for (int i = 0; i < 1_000 && state(sleeper.pid()) != 'T'; i++) {
        Thread.sleep(10);
      }
      LiveTarget target = process.stopped(NO_PAGES, true);
      assertEquals('T', target.process().state().orElseThrow());
      assertEquals(1, target.threads().size());
      assertEquals('T', state(sleeper.pid()));
      signal("CONT", sleeper.pid());
      for (int i = 0; i < 1_000 && state(sleeper.pid()) != 'S'; i++) {
        Thread.sleep(10);
      }
      assertEquals('S', state(sleeper.pid()));
    }
  }

  @Test
  void oneThatEndsMeanwhileIsToldOfAsFarAsItWasRead() throws Exception {
    try (Grandchild sleeper = sleeper();
        LiveProcess process = LiveProcess.open(sleeper.pid(), Limits.defaults())) {
      LiveTarget target = process.running();
      kill(sleeper.pid());
      target.memory().read(target.mappings().getFirst().start(), new byte[8], 0, 8);
      target.checkTorn();
      assertEquals(sleeper.pid(), target.process().pid().orElseThrow());
      CannotOpen refusal =
          assertThrows(CannotOpen.class, () -> process.stopped(target.knownPages(), true));
      assertTrue(refusal.reason().contains(" ended"), refusal.reason());
    }
  }

  @Test
  void oneThatIsNoPythonIsNamedSo() throws Exception {
    try (Grandchild sleeper = sleeper()) {
      OtherJvm.Outcome outcome = OtherJvm.run(folder, OtherJvm.words("remote", "" + sleeper.pid()));
      assertEquals(2, outcome.status());
      assertTrue(
          outcome.err().startsWith("inquest: no CPython in this process: none of its "),
          outcome.err());
    }
  }
}
