package inquest.engine.binaries.debuginfod;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import inquest.engine.elf.ElfBuilder;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.target.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the client against a small server in the same process. */
abstract class WithServer {
  static final String ID = "0123456789abcdef0123456789abcdef01234567";
  static final String OTHER = "ffff456789abcdef0123456789abcdef01234567";
  static final byte[] FILE = ElfBuilder.library(ID);
  static final DebuginfodKind KIND = DebuginfodKind.DEBUGINFO;

  /** What the server does with a request. */
  interface Answer {
    void to(HttpExchange request) throws IOException;
  }

  @TempDir Path folder;
  final Notes notes = new Notes();
  final List<String> asked = new ArrayList<>(); // guarded by itself
  final CountDownLatch end = new CountDownLatch(1);
  final ExecutorService threads = Executors.newCachedThreadPool();
  HttpServer server;
  Path cache;

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

  void answer(Answer answer) {
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

  List<String> asked() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  static Answer file(byte[] bytes) {
    return request -> {
      request.getResponseHeaders().add("Last-Modified", "Tue, 3 Jun 2008 11:05:30 GMT");
      request.sendResponseHeaders(200, bytes.length);
      request.getResponseBody().write(bytes);
    };
  }

  static Answer status(int status) {
    return request -> request.sendResponseHeaders(status, -1);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  DebuginfodOptions options(String... servers) {
    return DebuginfodOptions.of(servers.length == 0 ? List.of(url()) : List.of(servers), cache);
  }

  Optional<Path> find(DebuginfodOptions options) {
    try (Debuginfod client = new Debuginfod(options, Progress.none(), notes)) {
      return client.find(ID, KIND, "libx.so");
    }
  }

  List<String> notes() {
    return notes.toList().stream().map(Note::toString).toList();
  }

  Path cached() {
    return cache.resolve(ID).resolve("debuginfo");
  }
}
