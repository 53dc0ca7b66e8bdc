package io.sealane.conformance.proxy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets those wait that a trouble holds up, until the next healing. */
final class Healing {

  /**
   * The next healing, as seen from when it was asked for: what began before it does not miss it.
   */
  static final class Next {

    private final CompletableFuture<Void> over = new CompletableFuture<>();

    void pause(Duration time) throws IOException {
      try {
        over.get(time.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return; // the time is over
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("while waiting");
      } catch (ExecutionException e) {
        throw new IOException("cannot be: nobody completes it so", e);
      }
    }

    void await() throws IOException {
      pause(Duration.ofDays(1));
    }
  }

  private volatile Next next = new Next();

  Next next() {
    return next;
  }

  void heal() {
    Next over;
    synchronized (this) {
      over = next;
      next = new Next();
    }
    over.over.complete(null);
  }
}
