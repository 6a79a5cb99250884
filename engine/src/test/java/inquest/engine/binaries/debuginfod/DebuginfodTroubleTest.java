package inquest.engine.binaries.debuginfod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import inquest.engine.elf.ElfBuilder;
import inquest.engine.target.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Servers that are dead, slow, wrong or hostile. */
class DebuginfodTroubleTest extends WithServer {
  @Test
  void aCachedFileWithAnotherBuildIdIsNotUsed() throws IOException {
    Files.createDirectories(cached().getParent());
    Files.write(cached(), ElfBuilder.library(OTHER));
    assertEquals(Optional.empty(), find(options()));
    assertEquals(
        List.of(
            "libx.so: "
                + cached()
                + " in the debuginfod cache has another build id and was not used"),
        notes());
  }

  @Test
  void aFileWithAnotherBuildIdIsThrownAway() {
    answer(file(ElfBuilder.library(OTHER)));
    assertEquals(Optional.empty(), find(options()));
    assertFalse(Files.exists(cached()));
    assertEquals(
        List.of(
            "libx.so: asked for its debug information, "
                + url()
                + "/ gave a file with another build id ("
                + OTHER
                + ") instead of "
                + ID
                + ": it was thrown away"),
        notes());
  }

  @Test
  void whatIsNoElfFileIsThrownAway() {
    answer(file("<html>log in first</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertEquals(Optional.empty(), find(options()));
    assertFalse(Files.exists(cache.resolve(ID)));
    assertTrue(notes().getFirst().contains("gave a file without a build id"), notes()::toString);
  }

  @Test
  void whateverComesIsNeverMoreThanANote() throws IOException {
    Random random = new Random(13);
    Files.createDirectories(cached().getParent());
    for (int round = 0; round < 1_000; round++) {
      byte[] bad = Arrays.copyOf(FILE, 64 + random.nextInt(FILE.length - 64));
      for (int i = 0; i < 20; i++) {
        bad[random.nextInt(random.nextBoolean() ? 64 : bad.length)] = (byte) random.nextInt();
      }
      Files.write(cached(), bad);
      find(options());
    }
    assertEquals(List.of(), asked());
  }

  @Test
  void aDeadServerIsAskedOnceAndNamed() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    DebuginfodOptions options = options("http://user:secret@127.0.0.1:" + port, url());
    answer(status(404));
    try (Debuginfod client = new Debuginfod(options, Progress.none(), notes)) {
      assertEquals(Optional.empty(), client.find(ID, KIND, "libx.so"));
      assertEquals(Optional.empty(), client.find(OTHER, KIND, "liby.so"));
    }
    assertEquals(2, asked().size());
    assertEquals(
        List.of(
            "debuginfod: http://127.0.0.1:"
                + port
                + "/ did not accept a connection: it was not asked again"),
        notes());
    assertFalse(Files.exists(cached()), "the dead one may have it: that is no miss");
  }

  @Test
  void aServerOfAnUnknownNameIsNamed() {
    assertEquals(Optional.empty(), find(options("http://no-such-host.invalid")));
    assertEquals(
        List.of(
            "debuginfod: http://no-such-host.invalid/ has a name that leads nowhere: it was not"
                + " asked again"),
        notes());
  }

  @Test
  void aServerThatSaysNothingIsCutOff() {
    answer(request -> await());
    assertEquals(
        Optional.empty(), find(options().withTimeout(Duration.ofMillis(400)).withRetries(5)));
    assertEquals(
        List.of(
            "debuginfod: " + url() + "/ sent next to nothing for 400 ms: it was not asked again"),
        notes());
    assertEquals(1, asked().size());
  }

  @Test
  void aServerThatStallsInTheMiddleIsCutOff() {
    answer(request -> {
      request.sendResponseHeaders(200, FILE.length);
      request.getResponseBody().write(FILE, 0, 5_000);
      request.getResponseBody().flush();
      await();
    });
    assertEquals(Optional.empty(), find(options().withTimeout(Duration.ofMillis(400))));
    assertTrue(notes().getFirst().contains("sent next to nothing for 400 ms"), notes()::toString);
    assertFalse(Files.exists(cache.resolve(ID)));
  }

  @Test
  void aFileThatNeverEndsIsCutOffByTime() {
    answer(this::sendForever);
    assertEquals(Optional.empty(), find(options().withMaxTime(Duration.ofMillis(500))));
    assertTrue(notes().getFirst().contains("did not send the whole file in 500 ms"));
  }

  @Test
  void aFileThatNeverEndsIsCutOffBySize() {
    answer(this::sendForever);
    assertEquals(Optional.empty(), find(options().withMaxSize(1_000_000)));
    assertEquals(
        List.of(
            "libx.so: asked for its debug information, "
                + url()
                + "/ has it with more bytes than the limit of 1000000"),
        notes());
  }

  @Test
  void aFileThatSaysThatItIsTooLargeIsNotFetched() {
    answer(request -> {
      request.sendResponseHeaders(200, 1L << 40);
      request.getResponseBody().write(FILE);
      request.getResponseBody().flush();
      await();
    });
    assertEquals(Optional.empty(), find(options()));
    assertTrue(notes().getFirst().contains("more bytes than the limit of 2147483648"));
    assertFalse(Files.exists(cache.resolve(ID)));
  }

  @Test
  void aServerIsToldTheLimit() {
    answer(request -> {
      String limit = request.getRequestHeaders().getFirst("X-Debuginfod-Maxsize");
      status("1000".equals(limit) ? 406 : 404).to(request);
    });
    assertEquals(Optional.empty(), find(options().withMaxSize(1000)));
    assertTrue(notes().getFirst().contains("more bytes than the limit of 1000"));
  }

  @Test
  void aServerInTroubleIsNamedAndThatIsNoMiss() {
    answer(status(503));
    assertEquals(Optional.empty(), find(options()));
    assertEquals(
        List.of(
            "libx.so: asked for its debug information, "
                + url()
                + "/ answered with HTTP status 503"),
        notes());
    assertFalse(Files.exists(cached()));
  }

  @Test
  void aBrokenConnectionIsTriedAgain() {
    answer(request -> {
      if (asked().size() == 1) {
        request.sendResponseHeaders(200, FILE.length);
        request.getResponseBody().write(FILE, 0, 3_000);
        request.getResponseBody().flush();
        throw new IOException("broken");
      }
      file(FILE).to(request);
    });
    assertEquals(Optional.of(cached()), find(options()));
    assertEquals(2, asked().size());
    assertEquals(List.of(), notes());
  }

  @Test
  void redirectsInACircleEnd() {
    answer(request -> {
      request.getResponseHeaders().add("Location", url() + request.getRequestURI());
      request.sendResponseHeaders(302, -1);
    });
    assertEquals(Optional.empty(), find(options()));
    assertEquals(1, notes().size());
  }

  @Test
  void aRedirectToAFileOfThisMachineIsNotFollowed() {
    answer(request -> {
      request.getResponseHeaders().add("Location", "file:///etc/passwd");
      request.sendResponseHeaders(302, -1);
    });
    assertEquals(Optional.empty(), find(options()));
    assertFalse(Files.exists(cached()));
  }

  @Test
  void addressesThatCannotBeAskedAreNamed() {
    find(options("ftp://x", "ima:enforcing", "http://", "::"));
    assertEquals(
        List.of(
            "debuginfod: a server must have an http or https address: one was left out",
            "debuginfod: ima:enforcing asks for signatures, which Inquest does not check"),
        notes());
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws IOException {
    Files.createDirectories(cache.getParent());
    Files.writeString(cache, "a file where the folder should be");
    assertEquals(Optional.empty(), find(options()));
    assertTrue(notes().getFirst().contains("cannot be used"), notes()::toString);
    assertEquals(List.of(), asked());
  }

  private void sendForever(HttpExchange request) throws IOException {
    request.sendResponseHeaders(200, 0);
    OutputStream out = request.getResponseBody();
    byte[] bytes = new byte[10_000];
    while (end.getCount() > 0) {
      out.write(bytes);
    }
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
