package io.sealane.benchmarks.jdbc.outbox;

import io.sealane.benchmarks.jdbc.outbox.subject.OutboxSubject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody who goes on appending beside the relay: 200 transactions a second, as far as they go.
 */
final class Writer implements AutoCloseable {

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong written = new AtomicLong();

  Writer(OutboxSubject subject) {
    thread.scheduleWithFixedDelay(() -> write(subject), 0, 5, TimeUnit.MILLISECONDS);
  }

  private void write(OutboxSubject subject) {
    try {
      subject.append(1);
      written.incrementAndGet();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it; how many transactions there were. */
  long stop() throws InterruptedException {
    close();
    thread.awaitTermination(10, TimeUnit.SECONDS);
    return written.get();
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
