package io.sealane.jdbc.relay;

import io.sealane.error.Failure;
import io.sealane.jdbc.relay.table.Row;
import io.sealane.store.outbox.RelaySettings;
import io.sealane.time.Backoff;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.send.BatchSettings;
import io.sealane.transport.send.Batcher;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.SendResult.Accepted;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Sends rows to one topic, in few requests, and waits for the answers. Used by one thread. */
final class Dispatch {

  private static final int ROUNDS = 3;
  private static final Backoff AGAIN =
      Backoff.exponential(Duration.ofMillis(200), Duration.ofSeconds(1));
  private static final Backoff NEVER = Backoff.fixed(Duration.ofSeconds(1));

  private final RelaySettings settings;
  private final String topic;
  private final LaneSender sender;
  private final Batcher batcher;
  private final BooleanSupplier allowed;

  /** What to do now and then while waiting; each at most as long after the other. */
  interface Meanwhile {
    /** Returns false if waiting is of no use any more. */
    boolean goOn();
  }

  /** Towards that topic; sends only as long as it is allowed. */
  Dispatch(RelaySettings settings, Topic topic, int most, BooleanSupplier allowed) {
    Transport transport = Objects.requireNonNull(settings.destinations().get(topic));
    this.settings = settings;
    this.topic = topic.name();
    this.allowed = allowed;
    this.sender = new LaneSender(transport.sender(topic), topic.ordered(), allowed);
    BatchSettings batching =
        settings
            .batching()
            .withOrdered(topic.ordered())
            .withBuffer(2 * most, Long.MAX_VALUE / 2)
            // What fails is tried again here, where its key is held meanwhile.
            .withRetries(1, NEVER);
    this.batcher =
        Batcher.of(
            sender,
            transport.capabilities().sendingTo(topic),
            batching,
            settings.scheduler(),
            settings.random());
  }

  /**
   * Sends the rows and, as long as something gets through, those again that failed.
   *
   * @param patience how long to wait between two questions whether to go on
   */
  Outcome send(List<Row> rows, Duration patience, Meanwhile meanwhile) {
    Outcome outcome = new Outcome();
    List<Row> open = rows;
    for (int round = 1; !open.isEmpty() && round <= ROUNDS; round++) {
      int accepted = outcome.accepted();
      if (!sendOnce(open, outcome, patience, meanwhile)) {
        return outcome.broken();
      }
      open = outcome.worthRepeating();
      if (outcome.accepted() == accepted) {
        return outcome;
      }
      if (!open.isEmpty() && round < ROUNDS) {
        pause(AGAIN.after(round, settings.random()));
      }
    }
    return outcome;
  }

  private boolean sendOnce(
      List<Row> rows, Outcome outcome, Duration patience, Meanwhile meanwhile) {
    sender.begin();
    List<OutgoingMessage> messages = rows.stream().map(Row::message).toList();
    List<CompletableFuture<SendResult>> results = batcher.sendAll(messages);
    CompletableFuture<Void> all =
        CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new));
    boolean answered = await(all, patience, meanwhile);
    for (int i = 0; i < rows.size(); i++) {
      SendResult result = results.get(i).getNow(Outcome.NO_ANSWER);
      results.get(i).cancel(false);
      outcome.add(rows.get(i), result);
      if (result instanceof Accepted accepted) {
        settings.observer().relayed(topic, rows.get(i).message(), accepted.brokerId());
      }
    }
    return answered && allowed.getAsBoolean();
  }

  private boolean await(CompletionStage<Void> all, Duration patience, Meanwhile meanwhile) {
    while (true) {
      try {
        settings.scheduler().await(all, patience);
        return true;
      } catch (TimeoutException e) {
        if (!meanwhile.goOn()) {
          return false;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } catch (ExecutionException e) {
        throw new IllegalStateException("never completes exceptionally", e);
      }
    }
  }

  private void pause(Duration wait) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    settings.scheduler().schedule(() -> over.complete(null), wait);
    await(over, wait.multipliedBy(2), () -> true);
  }

  /** What is under way is given up. */
  void abandon() {
    batcher.close(Duration.ZERO);
  }

  /** Why a row was not accepted. */
  static Failure failure(SendResult result) {
    return Objects.requireNonNull(result.failure());
  }
}
