package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.examples.OtherJvm.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking harms nobody, whatever becomes of who looks. */
class LiveSafetyTest {
  private static final String SLEEP =
      "import sys, time\nsys.stdout.write('ready\\n'); sys.stdout.flush(); time.sleep(600)\n";

  @TempDir Path folder;

  static Interpreter interpreter() {
    return Interpreters.find().stream()
        .filter(found -> found.root().isEmpty() && !found.name().contains("-2"))
        .findFirst()
        .orElseThrow(() -> Skip.because("living processes", "no interpreter was found"));
  }

  @Test
  void aToolThatIsKilledAtAnyMomentLeavesTheProcessAsItWas() throws Exception {
    Random random = new Random(6);
    String program = Files.readString(Path.of("programs/recursing.py"));
    try (Grandchild process = Grandchild.python(interpreter(), program, "4")) {
      List<String> words = OtherJvm.words("remote", "" + process.pid(), "--locals");
      assertEquals(0, OtherJvm.run(folder, words).status());
      for (int i = 0; i < 12; i++) {
        Process tool =
            new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread.sleep(200 + random.nextInt(1_500));
        tool.destroyForcibly().waitFor();
      }
      process.endOfInput();
      assertTrue(process.line().startsWith("sound, "));
    }
  }

  @Test
  void anUnprivilegedUserIsToldWhatToDo() throws Exception {
    if (!"root".equals(System.getProperty("user.name"))) {
      throw Skip.because("another user", "only root can become one");
    }
    List<String> words = OtherJvm.forEverybody(folder, "remote", "1");
    List<String> command = new java.util.ArrayList<>();
    command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    command.addAll(words);
    try (Grandchild process = Grandchild.python(interpreter(), SLEEP)) {
      command.set(command.size() - 1, "" + process.pid());
      Outcome outcome;
      try {
        outcome = OtherJvm.run(folder, command);
      } catch (java.io.IOException e) {
        throw Skip.because("another user", "setpriv of util-linux is not installed");
      }
      if (outcome.status() == 126 || outcome.status() == 127) {
        throw Skip.because("another user", "it may not run " + words.getFirst());
      }
      assertEquals(
          "inquest: Inquest may not read process "
              + process.pid()
              + ": it belongs to user 0, and Inquest runs as 65534; run as that user or as root:"
              + " sudo\n",
          outcome.err());
      assertEquals(1, outcome.status());
    }
  }

  @Test
  void aDeadlockIsFoundAndAProcessThatOnlyWaitsIsNone() throws Exception {
    String deadlock =
        """
        import sys, threading
        first, second = threading.Lock(), threading.Lock()
        meet = threading.Barrier(2)

        def take(one, other):
            with one:
                meet.wait()
                with other:
                    pass

        threads = [
            threading.Thread(target=take, args=(first, second)),
            threading.Thread(target=take, args=(second, first)),
        ]
        for thread in threads:
            thread.start()
        while not (first.locked() and second.locked() and meet.n_waiting == 0):
            pass
        sys.stdout.write('ready\\n')
        sys.stdout.flush()
        threads[0].join()
        """;
    try (Grandchild process = Grandchild.python(interpreter(), deadlock)) {
      Outcome outcome = hang(process);
      for (int i = 0; i < 20 && outcome.status() == 0; i++) { // until the last has begun to wait
        Thread.sleep(100);
        outcome = hang(process);
      }
      assertEquals(3, outcome.status(), outcome.out() + outcome.err());
    }
    try (Grandchild process = Grandchild.python(interpreter(), SLEEP)) {
      assertEquals(0, hang(process).status());
    }
  }

  private Outcome hang(Grandchild process) throws Exception {
    return OtherJvm.run(folder, OtherJvm.words("run", "hang", "" + process.pid(), "--exit-code"));
  }

  @Test
  void whatAHookPrintsAndDoesWrongIsToldOnce() throws Exception {
    Path hooks =
        Files.writeString(
            folder.resolve("noisy.py"),
            """
            import inquest

            @inquest.function
            def noisy(x):
                print "asked"
                raise ValueError("no")
            """);
    try (Grandchild process = Grandchild.python(interpreter(), SLEEP)) {
      Outcome outcome =
          OtherJvm.run(
              folder,
              OtherJvm.words(
                  "query",
                  "" + process.pid(),
                  "threads select noisy(number)",
                  "--hooks",
                  hooks.toString()));
      assertEquals(1, outcome.err().lines().filter("asked"::equals).count(), outcome.err());
      assertEquals(1, outcome.err().split("ValueError: no\n", -1).length - 1, outcome.err());
      assertTrue(!outcome.err().contains(" times"), outcome.err());
    }
  }

  @Test
  void aStoppedProcessIsSaidToBeStoppedAndStaysSo() throws Exception {
    try (Grandchild process = Grandchild.python(interpreter(), SLEEP)) {
      String pid = "" + process.pid();
      assertEquals(0, new ProcessBuilder("kill", "-STOP", pid).start().waitFor());
      Outcome outcome = OtherJvm.run(folder, OtherJvm.words("run", "hang", pid));
      assertTrue(
          outcome
              .out()
              .contains("\nThe process is stopped (SIGSTOP, Ctrl-Z, or a debugger): none of its"),
          outcome.out());
      String status = Files.readString(Path.of("/proc", pid, "stat"));
      assertEquals('T', status.charAt(status.lastIndexOf(')') + 2));
    }
  }

  @Test
  void execHandsOnWhatTheProgramEndsWith() throws Exception {
    Outcome outcome =
        OtherJvm.run(
            folder,
            OtherJvm.words(
                "exec", "--", python(), "-c", "import sys; print(sys.argv); sys.exit(7)", "-v"));
    assertEquals(new Outcome(7, "['-c', '-v']\n", ""), outcome);
  }

  @Test
  void execReportsAProgramThatDiesOfASignal() throws Exception {
    String program = "import os\ndef down(n):\n  if n: down(n - 1)\n  else: os.abort()\ndown(3)";
    Outcome outcome = OtherJvm.run(folder, OtherJvm.words("exec", "--", python(), "-c", program));
    assertEquals(128 + 6, outcome.status());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains(": died here of SIGABRT"), outcome.err());
    assertTrue(outcome.err().contains("line 4, in down\n"), outcome.err());
  }

  @Test
  void execReportsAProgramThatGoesSilentAndKillsItWhereAsked() throws Exception {
    String program = "import time\nprint('begun', flush=True)\ntime.sleep(600)";
    Outcome outcome =
        OtherJvm.run(
            folder,
            OtherJvm.words("exec", "--timeout", "700ms", "--kill", "--", python(), "-c", program));
    assertEquals(128 + 9, outcome.status());
    assertEquals("begun\n", outcome.out());
    assertTrue(outcome.err().contains(" has written nothing for 0.700 s\n"), outcome.err());
    assertTrue(outcome.err().contains("line 3, in <module>"), outcome.err());
  }

  @Test
  void aProgramThatIsNotThereIsSaidSo() throws Exception {
    Outcome outcome = OtherJvm.run(folder, OtherJvm.words("exec", "--", "no-such-program"));
    assertEquals(2, outcome.status());
    assertEquals(
        "inquest: there is no program no-such-program; check its name, PATH, and whether it may be"
            + " executed\n",
        outcome.err());
  }

  private static String python() {
    return interpreter().executable().toString();
  }

  @Test
  void severalLooksTellWhoIsStuck() throws Exception {
    try (Grandchild process = Grandchild.python(interpreter(), SLEEP)) {
      Outcome outcome =
          OtherJvm.run(
              folder,
              OtherJvm.words(
                  "remote", "" + process.pid(), "--samples", "3", "--interval", "100ms"));
      assertEquals(0, outcome.status(), outcome.err());
      assertTrue(
          outcome.out().contains("\nMovement in 3 looks, 0.100 s apart\n  Thread 1 (tid "),
          outcome.out());
      assertTrue(outcome.out().contains("): did not move, at last in <module>"), outcome.out());
    }
  }

  @Test
  void anInvestigationTellsStuckFromSlow() throws Exception {
    try (Grandchild process = Grandchild.python(interpreter(), SLEEP)) {
      Outcome outcome =
          OtherJvm.run(
              folder,
              OtherJvm.words(
                  "run", "slow", "" + process.pid(), "looks=3", "millis=50", "--exit-code"));
      assertEquals(3, outcome.status(), outcome.err());
      assertTrue(outcome.out().startsWith("Movement in 3 looks, 0.0500 s apart\n"), outcome.out());
    }
  }

  @Test
  void aProcessAloneIsAskedWhatItWaitsFor() throws Exception {
    try (Grandchild process = Grandchild.python(interpreter(), SLEEP)) {
      Outcome outcome = OtherJvm.run(folder, OtherJvm.words("" + process.pid()));
      assertEquals(0, outcome.status(), outcome.err());
      assertTrue(
          outcome.out().startsWith("alive: it stood still while it was read; one Python thread.\n"),
          outcome.out());
      assertTrue(outcome.out().contains(" remote " + process.pid() + " "), outcome.out());
    }
  }

  @Test
  void aBlockedCallSaysWhatItsDescriptorIs() throws Exception {
    String program =
        "import socket, sys\n"
            + "listener = socket.socket(); listener.bind(('127.0.0.1', 0)); listener.listen(1)\n"
            + "client = socket.create_connection(listener.getsockname())\n"
            + "sys.stdout.write('ready\\n%d\\n' % listener.getsockname()[1]); sys.stdout.flush()\n"
            + "client.recv(1)\n";
    try (Grandchild process = Grandchild.python(interpreter(), program)) {
      String port = process.line();
      Outcome outcome = OtherJvm.run(folder, OtherJvm.words("remote", "" + process.pid()));
      assertTrue(outcome.out().contains(": socket 127.0.0.1:" + port + "\n"), outcome.out());
    }
  }

  @Test
  void everyPythonProcessOfATreeIsReported() throws Exception {
    String program =
        "import subprocess, sys\n"
            + "subprocess.Popen(['sleep', '600'])\n"
            + "p = subprocess.Popen([sys.executable, '-c', "
            + "'import time; time.sleep(600)'])\n"
            + "import time; time.sleep(1)\n"
            + "sys.stdout.write('ready\\n'); sys.stdout.flush(); p.wait()\n";
    try (Grandchild process = Grandchild.python(interpreter(), program)) {
      Outcome outcome =
          OtherJvm.run(folder, OtherJvm.words("remote", "" + process.pid(), "--children"));
      assertEquals(0, outcome.status(), outcome.err());
      assertEquals(2, outcome.out().lines().filter(l -> l.startsWith("Python  ")).count());
      assertTrue(outcome.err().contains(" is left out: no CPython"), outcome.err());
    }
  }
}
