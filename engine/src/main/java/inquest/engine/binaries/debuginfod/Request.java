package inquest.engine.binaries.debuginfod;

import inquest.engine.target.Progress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Asks one server for one file and watches it come: a server that says nothing is cut off. Used by
 * one thread.
 *
 * @param client speaks HTTP
 * @param options how long and how much
 * @param progress is told how far it has come
 * @param name of the file, for the progress
 */
record Request(HttpClient client, DebuginfodOptions options, Progress progress, String name) {
  private static final int LOOK_MILLIS = 100;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 406; // to X-Debuginfod-Maxsize

  /**
   * Asks and waits.
   *
   * @param into the file, which is overwritten
   * @throws IOException when the file cannot be written
   */
  Outcome send(URI uri, Path into) throws IOException {
    try (FileChannel file =
        FileChannel.open(into, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      Sink sink = new Sink(file, options.maxSize());
      CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request(uri), sink);
      try {
        return watch(answer, sink);
      } finally {
        answer.cancel(true);
        progress.downloading(name, sink.received(), sink.total(), true);
      }
    } catch (IllegalArgumentException e) {
      return new Outcome.Gone("is no address that can be asked");
    }
  }

  private HttpRequest request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .header("User-Agent", "inquest")
        .header("X-Debuginfod-Maxsize", Long.toString(options.maxSize()))
        .build();
  }

  private Outcome watch(CompletableFuture<HttpResponse<Void>> answer, Sink sink) {
    long start = System.nanoTime();
    long windowStart = start;
    long windowBytes = 0;
    while (true) {
      try {
        return outcome(answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS), sink);
      } catch (TimeoutException e) {
        progress.downloading(name, sink.received(), sink.total(), false);
      } catch (ExecutionException e) {
        return failure(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Outcome.Gone("was not waited for");
      }
      long now = System.nanoTime();
      if (isOver(now - start, options.maxTime())) {
        return new Outcome.Gone("did not send the whole file in " + words(options.maxTime()));
      }
      if (!options.timeout().isZero() && isOver(now - windowStart, options.timeout())) {
        if (sink.received() - windowBytes < DebuginfodOptions.LEAST_BYTES) {
          return new Outcome.Gone("sent next to nothing for " + words(options.timeout()));
        }
        windowStart = now;
        windowBytes = sink.received();
      }
    }
  }

  private static boolean isOver(long nanos, Duration limit) {
    return Duration.ofNanos(nanos).compareTo(limit) > 0;
  }

  private static String words(Duration time) {
    return time.toSeconds() < 1 ? time.toMillis() + " ms" : time.toSeconds() + " s";
  }

  private Outcome outcome(HttpResponse<Void> response, Sink sink) {
    if (sink.tooLarge()) {
      return new Outcome.Refused("has it with more bytes than the limit of " + options.maxSize());
    }
    return switch (response.statusCode()) {
      case OK -> new Outcome.Came(modified(response)); // a part of it would have been an error
      case NOT_FOUND -> new Outcome.NotThere();
      case TOO_LARGE ->
          new Outcome.Refused("has it with more bytes than the limit of " + options.maxSize());
      default -> new Outcome.Refused("answered with HTTP status " + response.statusCode());
    };
  }

  private static Optional<Instant> modified(HttpResponse<Void> response) {
    try {
      return response
          .headers()
          .firstValue("last-modified")
          .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Outcome failure(Throwable cause) {
    String said = cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
    return switch (cause) {
      case HttpConnectTimeoutException e -> new Outcome.Gone("did not accept a connection in time");
      case UnknownHostException e -> new Outcome.Gone("has a name that is not known");
      case ConnectException e ->
          new Outcome.Gone(
              e.getCause() instanceof UnresolvedAddressException
                  ? "has a name that is not known"
                  : "did not accept a connection");
      case SSLException e -> new Outcome.Gone("could not prove who it is" + said);
      default -> new Outcome.Broke("broke the connection" + said);
    };
  }
}
