package inquest.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Limits;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.Progress;
import inquest.engine.target.live.CoreDump;
import inquest.engine.target.live.LiveProcess;
import inquest.scripts.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dump leaves: a busy process that computes on, and no file that is not whole. */
class DumpHarmTest {
  @TempDir Path folder;

  private Process shell;
  private BufferedReader out;
  private int pid;

  @BeforeEach
  void start() throws IOException {
    Optional<Interpreter> interpreter =
        EachInterpreter.wanted().stream().filter(i -> i.root().isEmpty()).reduce((a, b) -> b);
    if (interpreter.isEmpty()) {
      throw Skip.because("dumps of a busy process", "there is no interpreter");
    }
    // Java takes the stop of a child of its own for its end: so it is a grandchild
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "echo 0x33 > /proc/self/coredump_filter; exec 3<&0; \"$@\" <&3 & echo $!; wait",
                "sh"));
    command.addAll(interpreter.get().command());
    command.addAll(List.of("-c", Files.readString(Path.of("programs/recursing.py")), "4"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(interpreter.get().environment());
    shell = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out = new BufferedReader(new InputStreamReader(shell.getInputStream(), UTF_8));
    pid = Integer.parseInt(out.readLine());
    assertEquals("ready", out.readLine());
  }

  @AfterEach
  void end() {
    if (shell != null) {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }

  private CoreDump.Written write(String name, boolean still, Progress progress) throws CannotOpen {
    try (LiveProcess process = LiveProcess.open(pid, Limits.defaults())) {
      return CoreDump.write(
          process, folder.resolve(name), new CoreDump.Options(still, false), progress);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private String status(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith(field + ":"))
        .findFirst()
        .orElseThrow()
        .substring(field.length() + 1)
        .strip();
  }

  @Test
  void theProcessComputesOnAsIfNothingHadHappened() throws Exception {
    for (int i = 0; i < 3; i++) {
      write("still" + i, true, Progress.none());
      write("running" + i, false, Progress.none());
    }
    assertEquals("0", status("TracerPid"));
    shell.getOutputStream().close();
    String last = out.readLine();
    assertTrue(last.startsWith("sound, "), last);
  }

  @Test
  void memoryThatHoldsNothingTakesNoRoom() throws Exception {
    CoreDump.Written written = write("core", true, Progress.none());
    Path core = folder.resolve("core");
    assertEquals(Files.size(core), written.length());
    assertTrue(written.onDisk() < written.length() / 2, written.toString());
    // blocks of 512 bytes
    long blocks = Long.parseLong(run("stat", "-c", "%b", core.toString()).strip());
    assumeTrue(blocks * 512 < written.length(), "this file system has no holes");
    assertTrue(blocks * 512 < written.length() / 2, blocks + " blocks, " + written);
  }

  @Test
  void theFilterOfTheProcessIsHonoured() throws Exception {
    Files.writeString(Path.of("/proc/" + pid + "/coredump_filter"), "0");
    write("core", true, Progress.none());
    ElfFile elf = ElfFile.parse(Bytes.of(Files.readAllBytes(folder.resolve("core"))));
    List<ProgramHeader> loads =
        elf.programHeaders().stream().filter(h -> h.type() == ProgramHeader.LOAD).toList();
    List<ProgramHeader> saved = loads.stream().filter(h -> h.filesz() > 0).toList();
    assertTrue(loads.size() > 20, "only " + loads.size() + " mappings");
    assertEquals(1, saved.size(), "more than the vdso is saved: " + saved);
    assertTrue(loads.stream().allMatch(h -> h.memsz() > 0));
  }

  @Test
  void readelfUnderstandsTheNotes() throws Exception {
    write("core", true, Progress.none());
    String notes;
    try {
      notes = run("readelf", "-nW", folder.resolve("core").toString());
    } catch (IOException e) {
      throw Skip.because("notes of a dump", "readelf is not installed");
    }
    assertEquals(
        List.of(
            "NT_PRPSINFO",
            "NT_PRSTATUS",
            "NT_PRSTATUS",
            "NT_PRSTATUS",
            "NT_PRSTATUS",
            "NT_PRSTATUS",
            "NT_AUXV",
            "NT_FILE"),
        notes
            .lines()
            .filter(line -> line.startsWith("  CORE") && !line.contains("FPREGSET"))
            .map(line -> line.strip().split("\\s+", -1)[2])
            .toList());
    assertTrue(!notes.contains("Warning") && !notes.contains("corrupt"), notes);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  /** Ends the process when the first of its memory has been saved. */
  private Progress killer() {
    return new Progress() {
      private boolean killed;

      @Override
      public void unpacked(long bytesIn, long totalIn, long bytesOut) {}

      @Override
      public void saving(long bytes, long total) {
        if (!killed) {
          killed = true;
          ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
          awaitEnd();
        }
      }
    };
  }

  private void awaitEnd() {
    try {
      for (int i = 0; i < 500 && !"Z".equals(status("State").substring(0, 1)); i++) {
        Thread.sleep(10);
      }
    } catch (IOException e) {
      // it is gone
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProcessThatEndsMeanwhileLeavesASentenceAndNoFile(boolean still) throws Exception {
    CannotOpen ended = assertThrows(CannotOpen.class, () -> write("core", still, killer()));
    assertEquals(
        "process %d ended while it was copied, and %s was not written"
            .formatted(pid, folder.resolve("core")),
        ended.reason());
    assertEquals(List.of(), files());
  }

  /** As Ctrl-C does. */
  @Test
  void anInterruptionLetsTheProcessGoAndLeavesNoFile() throws Exception {
    Process dump = startDump("core.gz");
    while (dump.isAlive() && files().isEmpty()) {
      Thread.sleep(1);
    }
    dump.toHandle().destroy(); // the streams stay open
    String said = new String(dump.getErrorStream().readAllBytes(), UTF_8);
    assertEquals(128 + 15, dump.waitFor(), said);
    assertEquals(List.of(), files());
    assertEquals("0", status("TracerPid"));
  }

  private Process startDump(String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath(),
            Main.class.getName(),
            "dump",
            Integer.toString(pid),
            "-o",
            folder.resolve(name).toString())
        .start();
  }

  /** Surefire keeps it in a property of its own when it starts from a jar of links. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
