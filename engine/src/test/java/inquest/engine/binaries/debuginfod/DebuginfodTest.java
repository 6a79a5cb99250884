package inquest.engine.binaries.debuginfod;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.target.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What servers and the cache have. */
class DebuginfodTest extends WithServer {
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
  void progressIsToldUpToTheEnd() {
    byte[] large = Arrays.copyOf(FILE, 3 * 1024 * 1024);
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

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static List<String> names(Path in) throws IOException {
    try (var files = Files.list(in)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private void age(Duration age) throws IOException {
    Files.setLastModifiedTime(cached(), FileTime.from(Instant.now().minus(age)));
  }

  private static void pause() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
