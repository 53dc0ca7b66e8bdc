package io.sealane.micrometer;

import io.micrometer.core.instrument.Clock;
import io.sealane.store.outbox.Outbox;
import io.sealane.store.outbox.OutboxBacklog;
import org.jspecify.annotations.Nullable;

/** What waits in an outbox, asked for now and then. */
final class AskedOutbox {

  private final Outbox outbox;
  private final Clock clock;
  private final long maxAge;
  private @Nullable OutboxBacklog latest;
  private long askedAt;
  private boolean everAsked;

  AskedOutbox(Outbox outbox, Clock clock, long maxAge) {
    this.outbox = outbox;
    this.clock = clock;
    this.maxAge = maxAge;
  }

  /** The latest answer, or null if the database gave none. Readers wait for each other. */
  synchronized @Nullable OutboxBacklog latest() {
    long now = clock.monotonicTime();
    if (!everAsked || now - askedAt >= maxAge) {
      everAsked = true;
      askedAt = now;
      latest = ask();
    }
    return latest;
  }

  private @Nullable OutboxBacklog ask() {
    try {
      return outbox.backlog();
    } catch (RuntimeException e) {
      // The outbox has said so to its own log; a gauge has no other word for it than none.
      return null;
    }
  }
}
