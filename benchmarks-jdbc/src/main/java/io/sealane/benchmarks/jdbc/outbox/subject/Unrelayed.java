package io.sealane.benchmarks.jdbc.outbox.subject;

import io.sealane.store.outbox.Appended;
import io.sealane.store.outbox.Outbox;
import io.sealane.store.outbox.OutboxBacklog;
import io.sealane.store.outbox.Relay;
import io.sealane.store.outbox.RelaySettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** That outbox as an instance sees it whose relay has no turn, because another one is at work. */
record Unrelayed(Outbox outbox) implements Outbox {

  @Override
  public List<String> problems() {
    return outbox.problems();
  }

  @Override
  public Appended append(List<Entry> entries) {
    return outbox.append(entries);
  }

  @Override
  public Relay relay(RelaySettings settings) {
    return new Relay() {
      @Override
      public CompletionStage<Boolean> isDrained() {
        return CompletableFuture.completedFuture(true);
      }

      @Override
      public CompletionStage<Void> stop(Duration deadline) {
        return CompletableFuture.completedFuture(null);
      }
    };
  }

  @Override
  public OutboxBacklog backlog() {
    return outbox.backlog();
  }

  @Override
  public boolean discard(String topic, String eventId) {
    return outbox.discard(topic, eventId);
  }
}
