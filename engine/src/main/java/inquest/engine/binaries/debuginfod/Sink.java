package inquest.engine.binaries.debuginfod;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Takes the body of one answer: of a good one into a file, up to a size; of any other a little, so
 * that the connection may be used again. Used for one request.
 */
final class Sink implements BodyHandler<Void> {
  private static final int LITTLE = 1 << 16;
  private static final int OK = 200;

  private final FileChannel file;
  private final long maxSize;
  private volatile long received;
  private volatile long total; // 0 where the server does not say it
  private volatile boolean tooLarge;

  Sink(FileChannel file, long maxSize) {
    this.file = file;
    this.maxSize = maxSize;
  }

  /** Bytes of the file that came so far. */
  long received() {
    return received;
  }

  /** Bytes that are to come; 0 where that is not known. */
  long total() {
    return total;
  }

  /** Whether the file was given up because it is too large. */
  boolean tooLarge() {
    return tooLarge;
  }

  @Override
  public BodySubscriber<Void> apply(ResponseInfo response) {
    boolean good = response.statusCode() == OK;
    if (good) {
      total = size(response.headers());
      tooLarge = total > maxSize;
    }
    return new Taker(good && !tooLarge);
  }

  private static long size(HttpHeaders headers) {
    try {
      long length = headers.firstValueAsLong("content-length").orElse(0);
      return Math.max(
          0, length > 0 ? length : headers.firstValueAsLong("x-debuginfod-size").orElse(0));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private final class Taker implements BodySubscriber<Void> {
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final boolean kept;
    private Flow.Subscription subscription;
    private long taken;

    Taker(boolean kept) {
      this.kept = kept;
    }

    @Override
    public CompletionStage<Void> getBody() {
      return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      if (tooLarge) {
        stop();
      } else {
        given.request(1);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        taken += buffer.remaining();
        if (taken > (kept ? maxSize : LITTLE)) {
          tooLarge = kept;
          stop();
          return;
        }
        if (kept && !write(buffer)) {
          return;
        }
      }
      subscription.request(1);
    }

    private boolean write(ByteBuffer buffer) {
      try {
        while (buffer.hasRemaining()) {
          file.write(buffer);
        }
        received = taken;
        return true;
      } catch (IOException e) {
        subscription.cancel();
        done.completeExceptionally(e);
        return false;
      }
    }

    private void stop() {
      subscription.cancel();
      done.complete(null);
    }

    @Override
    public void onError(Throwable error) {
      done.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
      done.complete(null);
    }
  }
}
