package inquest.engine.binaries.debuginfod;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.Tools;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Notes;
import inquest.engine.target.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The client against elfutils' own server and client. A program of its own, because the server
 * listens on every address: it is run where there is no network but the loopback.
 */
final class ElfutilsSession {
  static final List<String> AGREED =
      List.of(
          "elfutils finds what we fetched",
          "we find what elfutils fetched",
          "we believe elfutils that it is nowhere",
          "elfutils believes us that it is nowhere");

  private static final String ABSENT = "0123456789abcdef0123456789abcdef01234567";
  private static final String ABSENT_TOO = "1123456789abcdef0123456789abcdef01234567";
  private static final String URL = "http://127.0.0.1:8002";

  private final Path folder;
  private final DebuginfodOptions options;

  private ElfutilsSession(Path folder) {
    this.folder = folder;
    this.options = DebuginfodOptions.of(List.of(URL), folder.resolve("cache"));
  }

  /**
   * Prints what was agreed.
   *
   * @param args a folder to work in
   */
  public static void main(String[] args) throws Exception {
    new ElfutilsSession(Path.of(args[0])).run();
  }

  private void run() throws Exception {
    Path one = library("one");
    Path two = library("two");
    Process server = serve();
    try {
      awaitServer(id(two));
      fetch(one, two);
    } finally {
      server.destroy();
      if (!server.waitFor(5, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    }
    // From here on a server that was asked would be missed.
    Path ours = find(options, id(one), DebuginfodKind.DEBUGINFO).orElseThrow();
    say(0, elfutils("debuginfo", id(one)).equals("0 " + ours));
    say(1, find(options, id(two), DebuginfodKind.EXECUTABLE).isPresent());
    say(2, find(options, ABSENT_TOO, DebuginfodKind.DEBUGINFO).isEmpty());
    say(3, elfutils("debuginfo", ABSENT).contains("No such file"));
  }

  private void fetch(Path one, Path two) throws Exception {
    Path debug = find(options, id(one), DebuginfodKind.DEBUGINFO).orElseThrow();
    check(Arrays.equals(Files.readAllBytes(one), Files.readAllBytes(debug)), "debuginfo");
    Path executable = find(options, id(one), DebuginfodKind.EXECUTABLE).orElseThrow();
    check(Arrays.equals(Files.readAllBytes(one), Files.readAllBytes(executable)), "executable");
    check(find(options, ABSENT, DebuginfodKind.DEBUGINFO).isEmpty(), "absent");
    check(elfutils("executable", id(two)).startsWith("0 "), "debuginfod-find");
    check(elfutils("debuginfo", ABSENT_TOO).contains("No such file"), "debuginfod-find absent");
  }

  private static void say(int which, boolean holds) {
    check(holds, AGREED.get(which));
    System.out.println(AGREED.get(which));
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  private Path library(String name) throws IOException {
    Files.createDirectories(folder.resolve("served"));
    Files.writeString(folder.resolve(name + ".c"), "int " + name + "(int x) { return x * 2; }\n");
    String library = "served/" + name + ".so";
    Tools.run(
        folder, "gcc", "-g", "-shared", "-fPIC", "-Wl,--build-id", "-o", library, name + ".c");
    return folder.resolve(library);
  }

  private static String id(Path file) throws Exception {
    return ElfFile.parse(Bytes.of(Files.readAllBytes(file))).buildId().orElseThrow();
  }

  private Process serve() throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("debuginfod", "-p", "8002", "-t", "0", "-c", "1", "-F"));
    command.addAll(List.of("-d", "index.sqlite", "--disable-source-scan", "served"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("DEBUGINFOD_URLS"); // it asks nobody else
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("server.log").toFile())
        .start();
  }

  /** It scans its folder in the background. */
  private void awaitServer(String id) throws Exception {
    for (int i = 0; i < 300; i++) {
      Path scratch = folder.resolve("scratch" + i);
      Notes notes = new Notes();
      try (Debuginfod client =
          new Debuginfod(DebuginfodOptions.of(List.of(URL), scratch), Progress.none(), notes)) {
        if (client.find(id, DebuginfodKind.DEBUGINFO, "two.so").isPresent()) {
          return;
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("not ready: " + Files.readString(folder.resolve("server.log")));
  }

  private static Optional<Path> find(DebuginfodOptions how, String id, DebuginfodKind kind) {
    Notes notes = new Notes();
    try (Debuginfod client = new Debuginfod(how, Progress.none(), notes)) {
      Optional<Path> found = client.find(id, kind, "one.so");
      check(notes.toList().isEmpty(), notes.toList().toString());
      return found;
    }
  }

  /** What elfutils' client says, with its exit status before it. */
  private String elfutils(String kind, String buildId) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("debuginfod-find", kind, buildId);
    Map<String, String> environment = builder.environment();
    environment.put("DEBUGINFOD_URLS", URL);
    environment.put("DEBUGINFOD_CACHE_PATH", options.cache().toString());
    environment.put("no_proxy", "127.0.0.1");
    Process process = builder.redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.waitFor() + " " + said;
  }
}
