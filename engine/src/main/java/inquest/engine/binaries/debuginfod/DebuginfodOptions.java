package inquest.engine.binaries.debuginfod;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Which debuginfod servers are asked for files, and how long and how much (debuginfod(8),
 * debuginfod-client-config(7)).
 *
 * @param servers their addresses, in the order in which they are asked; none: nothing is asked for
 * @param cache folder that keeps what came, shared with other debuginfod clients
 * @param connect how long a server may take to accept a connection
 * @param timeout in each such time a server must send {@value #LEAST_BYTES} bytes; zero: it need
 *     not
 * @param maxTime how long one file may take
 * @param maxSize bytes that one file may have
 * @param retries how often a request is repeated whose connection broke
 */
public record DebuginfodOptions(
    List<String> servers,
    Path cache,
    Duration connect,
    Duration timeout,
    Duration maxTime,
    long maxSize,
    int retries) {
  /** Bytes that a server must send in each {@link #timeout}. */
  public static final int LEAST_BYTES = 100 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final Duration MAX_TIME = Duration.ofMinutes(10);
  private static final long MAX_SIZE = 2L << 30;
  private static final int RETRIES = 2;

  /** Copies the list, refuses negative limits. */
  public DebuginfodOptions {
    servers = List.copyOf(servers);
    Objects.requireNonNull(cache);
    if (connect.isNegative()
        || timeout.isNegative()
        || maxTime.isNegative()
        || maxSize < 1
        || retries < 0) {
      throw new IllegalArgumentException("a negative limit");
    }
  }

  /** No server. */
  public static DebuginfodOptions none() {
    return of(List.of(), Path.of(""));
  }

  /** Servers with the usual limits. */
  public static DebuginfodOptions of(List<String> servers, Path cache) {
    return new DebuginfodOptions(servers, cache, CONNECT, TIMEOUT, MAX_TIME, MAX_SIZE, RETRIES);
  }

  /** The same with another {@link #timeout}. */
  public DebuginfodOptions withTimeout(Duration time) {
    return new DebuginfodOptions(servers, cache, connect, time, maxTime, maxSize, retries);
  }

  /** The same with another {@link #maxTime}. */
  public DebuginfodOptions withMaxTime(Duration time) {
    return new DebuginfodOptions(servers, cache, connect, timeout, time, maxSize, retries);
  }

  /** The same with another {@link #maxSize}. */
  public DebuginfodOptions withMaxSize(long bytes) {
    return new DebuginfodOptions(servers, cache, connect, timeout, maxTime, bytes, retries);
  }

  /** The same with another number of {@link #retries}. */
  public DebuginfodOptions withRetries(int times) {
    return new DebuginfodOptions(servers, cache, connect, timeout, maxTime, maxSize, times);
  }
}
