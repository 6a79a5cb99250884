package inquest.scripts.cli;

import inquest.engine.binaries.debuginfod.DebuginfodOptions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The environment variables with which a person configures every debuginfod client
 * (debuginfod-client-config(7)). Where they set no limit Inquest has its own.
 */
final class DebuginfodVariables {
  private static final long NO_LIMIT_SECONDS = 365L * 24 * 60 * 60;

  private DebuginfodVariables() {}

  /** What they say; no servers where they name none. */
  static DebuginfodOptions options(Map<String, String> environment) {
    List<String> servers = new ArrayList<>();
    for (String server : environment.getOrDefault("DEBUGINFOD_URLS", "").split(" ", -1)) {
      if (!server.isBlank() && !servers.contains(server.strip())) {
        servers.add(server.strip());
      }
    }
    if (servers.isEmpty()) {
      return DebuginfodOptions.none();
    }
    DebuginfodOptions options;
    try {
      options = DebuginfodOptions.of(servers, cache(environment));
    } catch (InvalidPathException e) {
      return DebuginfodOptions.none(); // no client could have a cache of that name
    }
    OptionalLong timeout = number(environment, "DEBUGINFOD_TIMEOUT");
    OptionalLong maxTime = number(environment, "DEBUGINFOD_MAXTIME");
    OptionalLong maxSize = number(environment, "DEBUGINFOD_MAXSIZE");
    OptionalLong retries = number(environment, "DEBUGINFOD_RETRY_LIMIT");
    if (timeout.isPresent()) {
      options = options.withTimeout(Duration.ofSeconds(seconds(timeout.getAsLong())));
    }
    if (maxTime.isPresent()) {
      long seconds = seconds(maxTime.getAsLong());
      options = options.withMaxTime(Duration.ofSeconds(seconds == 0 ? NO_LIMIT_SECONDS : seconds));
    }
    if (maxSize.isPresent()) {
      options =
          options.withMaxSize(maxSize.getAsLong() <= 0 ? Long.MAX_VALUE : maxSize.getAsLong());
    }
    return retries.isPresent()
        ? options.withRetries((int) Math.clamp(retries.getAsLong(), 0L, 100L))
        : options;
  }

  /** The folder that elfutils takes, the one of its first years where that is still there. */
  private static Path cache(Map<String, String> environment) {
    String given = environment.getOrDefault("DEBUGINFOD_CACHE_PATH", "");
    if (!given.isEmpty()) {
      return Path.of(given);
    }
    Path home = Path.of(environment.getOrDefault("HOME", "/"));
    Path old = home.resolve(".debuginfod_client_cache");
    if (Files.exists(old)) {
      return old;
    }
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (caches.isEmpty() ? home.resolve(".cache") : Path.of(caches))
        .resolve("debuginfod_client");
  }

  private static long seconds(long given) {
    return Math.clamp(given, 0, NO_LIMIT_SECONDS);
  }

  /** A number; empty where the variable is not set or is none. */
  private static OptionalLong number(Map<String, String> environment, String name) {
    try {
      String text = environment.getOrDefault(name, "").strip();
      return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty(); // as if it were not set
    }
  }
}
