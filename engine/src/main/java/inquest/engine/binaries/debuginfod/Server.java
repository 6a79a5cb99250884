package inquest.engine.binaries.debuginfod;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One server, and whether it is still worth asking. Used by one thread at a time. */
final class Server {
  private final URI base;
  private boolean resolved;
  private boolean gone;

  private Server(URI base) {
    this.base = base;
  }

  /** A server; empty where the text is no address of one. */
  static Optional<Server> of(String address) {
    try {
      URI uri = new URI(address.endsWith("/") ? address : address + "/");
      String scheme = uri.getScheme();
      boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      return http && uri.getHost() != null ? Optional.of(new Server(uri)) : Optional.empty();
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Where it has a file (debuginfod(8), "WEBAPI"). */
  URI uri(String buildId, DebuginfodKind kind) {
    return base.resolve("buildid/" + buildId + "/" + kind.word());
  }

  boolean isGone() {
    return gone;
  }

  /** It is not asked again. */
  void giveUp() {
    gone = true;
  }

  /**
   * Whether its name leads somewhere: looked up once, for a name server that is silent would stop
   * us for longer than the server itself. A proxy looks it up by itself.
   */
  boolean resolves(Duration most) {
    if (resolved || proxied()) {
      return true;
    }
    CompletableFuture<Void> found = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            InetAddress.getAllByName(base.getHost());
            found.complete(null);
          } catch (UnknownHostException | RuntimeException e) {
            found.completeExceptionally(e);
          }
        });
    try {
      found.get(most.toMillis(), TimeUnit.MILLISECONDS);
      resolved = true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return true;
  }

  private boolean proxied() {
    ProxySelector selector = ProxySelector.getDefault();
    List<Proxy> proxies = selector == null ? List.of() : selector.select(base);
    return proxies.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
  }

  /** Its address without the name and password that may be in it. */
  @Override
  public String toString() {
    String port = base.getPort() < 0 ? "" : ":" + base.getPort();
    return base.getScheme() + "://" + base.getHost() + port + base.getRawPath();
  }
}
