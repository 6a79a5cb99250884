package inquest.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpServer;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.SearchOptions;
import inquest.engine.binaries.debuginfod.DebuginfodOptions;
import inquest.engine.report.Wanted;
import inquest.engine.show.ShowLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.XZInputStream;

/** What the report of Python asks debuginfod servers for, though most files are missing. */
class DebuginfodPolicyTest {
  private static final Path CORES = Path.of("..", "examples", "cores");

  @TempDir Path folder;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        request -> {
          try (request) {
            asked.add(request.getRequestURI().getPath());
            request.sendResponseHeaders(404, -1);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Inquest open(Path core) throws Exception {
    Inquest.Options usual = Inquest.Options.defaults();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return Inquest.open(
        core,
        new Inquest.Options(
            SearchOptions.none()
                .withDebuginfod(DebuginfodOptions.of(List.of(url), folder.resolve("cache"))),
            usual.layoutFiles(),
            usual.written(),
            usual.limits(),
            usual.progress()));
  }

  private static void report(Inquest inquest) {
    assertFalse(
        inquest
            .report(Wanted.defaults().withLocals(true), ShowLimits.defaults(), false)
            .sections()
            .isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.7.core.xz", "3.7.core.xz", "3.10.core.xz", "3.12.core.xz"})
  void whereTheLayoutIsKnownNothingIsAskedFor(String core) throws Exception {
    try (Inquest inquest = open(CORES.resolve(core))) {
      report(inquest);
    }
    assertEquals(List.of(), asked);
    assertFalse(Files.exists(folder.resolve("cache")));
  }

  @Test
  void whereItIsNotTheInterpretersDebugInformationIsAskedForOnce() throws Exception {
    String id;
    try (Inquest inquest = open(patched())) {
      report(inquest);
      LoadedModule interpreter = inquest.python().orElseThrow().module().orElseThrow();
      id = interpreter.module().buildId().orElseThrow();
    }
    assertEquals(List.of("/buildid/" + id + "/debuginfo"), asked);
  }

  /**
   * A core of a build that nobody has seen: its {@code _Py_DebugOffsets} say that an interpreter
   * state is eight bytes longer than in CPython 3.14.
   */
  private Path patched() throws IOException {
    byte[] core;
    try (InputStream in = Files.newInputStream(CORES.resolve("demo.core.xz"))) {
      core = new XZInputStream(in).readAllBytes();
    }
    byte[] cookie = "xdebugpy".getBytes(StandardCharsets.US_ASCII);
    int patched = 0;
    for (int at = 0; at < core.length - 64; at += 8) {
      if (Arrays.equals(core, at, at + 8, cookie, 0, 8)) {
        ByteBuffer size = ByteBuffer.wrap(core, at + 48, 8).order(ByteOrder.LITTLE_ENDIAN);
        size.putLong(at + 48, size.getLong(at + 48) + 8);
        patched++;
      }
    }
    assertEquals(1, patched);
    return Files.write(folder.resolve("patched.core"), core);
  }
}
