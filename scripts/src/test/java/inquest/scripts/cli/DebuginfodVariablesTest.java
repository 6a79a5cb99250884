package inquest.scripts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.binaries.debuginfod.DebuginfodOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebuginfodVariablesTest {
  private static final String URLS = "DEBUGINFOD_URLS";

  @TempDir Path home;

  private static DebuginfodOptions options(String... variables) {
    Map<String, String> environment = new java.util.HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return DebuginfodVariables.options(environment);
  }

  @Test
  void withoutServersNothingIsAsked() {
    assertEquals(DebuginfodOptions.none(), options());
    assertEquals(DebuginfodOptions.none(), options(URLS, "  ", "DEBUGINFOD_TIMEOUT", "1"));
  }

  @Test
  void serversStandBetweenSpacesAndCountOnce() {
    DebuginfodOptions options = options(URLS, " http://a  https://b/ http://a ", "HOME", "/h");
    assertEquals(
        DebuginfodOptions.of(
            List.of("http://a", "https://b/"), Path.of("/h/.cache/debuginfod_client")),
        options);
  }

  @Test
  void theCacheFolderIsTheOneOfElfutils() throws Exception {
    String at = home.toString();
    assertEquals(
        Path.of("/xdg/debuginfod_client"),
        options(URLS, "http://a", "HOME", at, "XDG_CACHE_HOME", "/xdg").cache());
    Path old = Files.createDirectory(home.resolve(".debuginfod_client_cache"));
    assertEquals(old, options(URLS, "http://a", "HOME", at, "XDG_CACHE_HOME", "/xdg").cache());
    assertEquals(
        Path.of("/given"),
        options(URLS, "http://a", "HOME", at, "DEBUGINFOD_CACHE_PATH", "/given").cache());
  }

  @Test
  void limitsAreThoseOfTheVariables() {
    DebuginfodOptions options =
        options(
            URLS,
            "http://a",
            "DEBUGINFOD_TIMEOUT",
            "5",
            "DEBUGINFOD_MAXTIME",
            "7",
            "DEBUGINFOD_MAXSIZE",
            "1000",
            "DEBUGINFOD_RETRY_LIMIT",
            "0");
    assertEquals(Duration.ofSeconds(5), options.timeout());
    assertEquals(Duration.ofSeconds(7), options.maxTime());
    assertEquals(1000, options.maxSize());
    assertEquals(0, options.retries());
  }

  @Test
  void zeroIsNoLimitAndWhatIsNoNumberIsNotSet() {
    DebuginfodOptions options =
        options(
            URLS,
            "http://a",
            "DEBUGINFOD_MAXTIME",
            "0",
            "DEBUGINFOD_MAXSIZE",
            "0",
            "DEBUGINFOD_TIMEOUT",
            "soon",
            "DEBUGINFOD_RETRY_LIMIT",
            "99999999999999999999");
    assertEquals(Duration.ofDays(365), options.maxTime());
    assertEquals(Long.MAX_VALUE, options.maxSize());
    assertEquals(Duration.ofSeconds(90), options.timeout());
    assertEquals(2, options.retries());
  }
}
