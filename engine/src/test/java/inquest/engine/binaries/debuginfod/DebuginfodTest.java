package inquest.engine.binaries.debuginfod;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import inquest.engine.elf.ElfBuilder;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.target.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against a small server in the same process. */
class DebuginfodTest {
  private static final String ID = "0123456789abcdef0123456789abcdef01234567";
  private static final String OTHER = "ffff456789abcdef0123456789abcdef01234567";
  private static final byte[] FILE = ElfBuilder.library(ID);
  private static final DebuginfodKind KIND = DebuginfodKind.DEBUGINFO;

  /** What the server does with a request. */
  private interface Answer {
    void to(HttpExchange request) throws IOException;
  }

  @TempDir Path folder;
  private final Notes notes = new Notes();
  private final List<String> asked = new ArrayList<>(); // guarded by itself
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Path cache;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    cache = folder.resolve("caches/debuginfod_client");
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(Answer answer) {
    server.createContext(
        "/",
        request -> {
          synchronized (asked) {
            asked.add(request.getRequestURI().getPath());
          }
          try (request) {
            answer.to(request);
          }
        });
  }

  private List<String> asked() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  private static Answer file(byte[] bytes) {
    return request -> {
      request.getResponseHeaders().add("Last-Modified", "Tue, 3 Jun 2008 11:05:30 GMT");
      request.sendResponseHeaders(200, bytes.length);
      request.getResponseBody().write(bytes);
    };
  }

  private static Answer status(int status) {
    return request -> request.sendResponseHeaders(status, -1);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private DebuginfodOptions options(String... servers) {
    return DebuginfodOptions.of(servers.length == 0 ? List.of(url()) : List.of(servers), cache);
  }

  private Optional<Path> find(DebuginfodOptions options) {
    try (Debuginfod client = new Debuginfod(options, Progress.none(), notes)) {
      return client.find(ID, KIND, "libx.so");
    }
  }

  private List<String> notes() {
    return notes.toList().stream().map(Note::toString).toList();
  }

  private Path cached() {
    return cache.resolve(ID).resolve("debuginfo");
  }

  @Test
  void whatTheServerHasIsKeptWhereElfutilsKeepsIt() throws IOException {
    answer(file(FILE));
    assertEquals(Optional.of(cached()), find(options()));
    assertArrayEquals(FILE, Files.readAllBytes(cached()));
    assertEquals(List.of("/buildid/" + ID + "/debuginfo"), asked());
    assertEquals("r--------", mode(cached()));
    assertEquals("rwx------", mode(cache.resolve(ID)));
    assertEquals(
        Instant.parse("2008-06-03T11:05:30Z"), Files.getLastModifiedTime(cached()).toInstant());
    assertEquals(List.of("debuginfo"), names(cache.resolve(ID)));
    assertEquals(List.of(), notes());
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static List<String> names(Path in) throws IOException {
    try (var files = Files.list(in)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aServersAddressMayHaveAPath() {
    answer(file(FILE));
    assertEquals(Optional.of(cached()), find(options(url() + "/a/b")));
    assertEquals(List.of("/a/b/buildid/" + ID + "/debuginfo"), asked());
  }

  @Test
  void whatIsInTheCacheIsNotAskedFor() throws IOException {
    Files.createDirectories(cached().getParent());
    Files.write(cached(), FILE);
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setAttribute(cached(), "lastAccessTime", old);
    assertEquals(Optional.of(cached()), find(options()));
    assertEquals(List.of(), asked());
    FileTime used = (FileTime) Files.getAttribute(cached(), "lastAccessTime");
    assertTrue(used.compareTo(old) > 0, "elfutils would soon remove it");
  }

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
  void thatNoServerHasItIsNoFailureAndIsRemembered() throws IOException {
    answer(status(404));
    assertEquals(Optional.empty(), find(options()));
    assertEquals(0, Files.size(cached()));
    assertEquals(Optional.empty(), find(options()));
    assertEquals(1, asked().size());
    assertEquals(List.of(), notes());
  }

  @Test
  void afterAWhileItIsAskedForAgain() throws IOException {
    answer(status(404));
    find(options());
    age(Duration.ofSeconds(590));
    find(options());
    assertEquals(1, asked().size());
    age(Duration.ofSeconds(610));
    find(options());
    assertEquals(2, asked().size());
  }

  @Test
  void howLongThatIsStandsInTheCache() throws IOException {
    answer(status(404));
    find(options());
    Files.writeString(cache.resolve("cache_miss_s"), "20\n");
    age(Duration.ofSeconds(30));
    find(options());
    assertEquals(2, asked().size());
  }

  private void age(Duration age) throws IOException {
    Files.setLastModifiedTime(cached(), FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void theServersAreAskedInOrder() {
    answer(request -> {
      boolean second = request.getRequestURI().getPath().startsWith("/two/");
      (second ? file(FILE) : status(404)).to(request);
    });
    assertEquals(Optional.of(cached()), find(options(url() + "/one", url() + "/two")));
    assertEquals(2, asked().size());
  }

  @Test
  void withoutServersNothingIsTouched() {
    assertEquals(Optional.empty(), find(DebuginfodOptions.of(List.of(), cache)));
    assertFalse(Files.exists(cache));
  }

  @Test
  void whatIsNoBuildIdIsNotAskedFor() {
    answer(file(FILE));
    try (Debuginfod client = new Debuginfod(options(), Progress.none(), notes)) {
      for (String id : List.of("", "ab", "../../etc/x", "ABCDEF0123456789", "0".repeat(130))) {
        assertEquals(Optional.empty(), client.find(id, KIND, "libx.so"));
      }
    }
    assertEquals(List.of(), asked());
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
  void redirectsAreFollowed() {
    answer(request -> {
      if (request.getRequestURI().getPath().startsWith("/elsewhere")) {
        file(FILE).to(request);
      } else {
        request.getResponseHeaders().add("Location", url() + "/elsewhere");
        request.sendResponseHeaders(302, -1);
      }
    });
    assertEquals(Optional.of(cached()), find(options()));
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

  @Test
  void progressIsToldUpToTheEnd() {
    byte[] large = java.util.Arrays.copyOf(FILE, 3 * 1024 * 1024);
    answer(request -> {
      request.sendResponseHeaders(200, large.length);
      for (int at = 0; at < large.length; at += 1024 * 1024) {
        request.getResponseBody().write(large, at, 1024 * 1024);
        request.getResponseBody().flush();
        pause();
      }
    });
    List<String> told = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void unpacked(long bytesIn, long totalIn, long bytesOut) {}

          @Override
          public void downloading(String name, long bytesIn, long totalIn, boolean ended) {
            told.add(name + " " + bytesIn + " " + totalIn + " " + ended);
          }
        };
    try (Debuginfod client = new Debuginfod(options(), progress, notes)) {
      assertTrue(client.find(ID, KIND, "libx.so").isPresent());
    }
    assertTrue(told.size() > 2, told::toString);
    assertEquals("libx.so 3145728 3145728 true", told.getLast());
  }

  private static void pause() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
