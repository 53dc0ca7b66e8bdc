package io.sealane.jdbc.deadletter;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.jdbc.database.SqlTrouble;
import io.sealane.time.Scheduler;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * The dead letters of one subscription: those that Sealane gave up are rows of the table; those
 * that the broker itself put aside are where the transport keeps its letters, and are shown, sent
 * back and discarded behind the rows.
 *
 * <p>The way back leads through the transport's own letters: only the transport can put a message
 * into one queue. A letter is handed to it, sent back by it, and only then removed from the table.
 */
final class JdbcDeadLetterQueue implements DeadLetterQueue {

  private final String subscription;
  private final LetterTable table;
  private final DeadLetterQueue brokers;
  private final Workers workers;
  private final Scheduler scheduler;

  JdbcDeadLetterQueue(
      String subscription,
      LetterTable table,
      DeadLetterQueue brokers,
      Workers workers,
      Scheduler scheduler) {
    this.subscription = subscription;
    this.table = table;
    this.brokers = brokers;
    this.workers = workers;
    this.scheduler = scheduler;
  }

  @Override
  public CompletionStage<SendResult> add(DeadLetter letter) {
    return workers
        .<SendResult>ask(
            () -> {
              table.put(subscription, letter);
              return new SendResult.Accepted(letter.messageId());
            })
        .exceptionally(JdbcDeadLetterQueue::failed);
  }

  /** To add a letter again does no harm, so it does not matter whether this one is there. */
  private static SendResult failed(Throwable thrown) {
    if (!(thrown instanceof SQLException error)) {
      return new SendResult.Unknown(
          Failure.of(Kind.TRANSIENT, "the table of dead letters: " + thrown.getClass().getName()));
    }
    String reason = "the table of dead letters: SQL state " + error.getSQLState();
    boolean missing = SqlTrouble.of(error) == SqlTrouble.MISSING_TABLE;
    return new SendResult.Unknown(Failure.of(missing ? Kind.MISSING : Kind.TRANSIENT, reason));
  }

  @Override
  public CompletionStage<List<DeadLetter>> list(Selection selection) {
    return workers
        .ask(() -> table.select(subscription, selection))
        .thenApply(rows -> rows.stream().map(Stored::letter).toList())
        .thenCompose(own -> withBrokers(own, selection));
  }

  private CompletionStage<List<DeadLetter>> withBrokers(List<DeadLetter> own, Selection selection) {
    if (own.size() >= selection.max()) {
      return CompletableFuture.completedStage(own);
    }
    Set<String> ids = new HashSet<>();
    own.forEach(letter -> ids.add(letter.id()));
    // A letter that is on its way back is in both.
    return brokers
        .list(selection)
        .thenApply(
            others ->
                Stream.concat(
                        own.stream(), others.stream().filter(other -> !ids.contains(other.id())))
                    .limit(selection.max())
                    .toList());
  }

  @Override
  public Redrive redrive(Selection selection, double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a re-drive of " + perSecond + " letters per second");
    }
    JdbcRedrive redrive =
        new JdbcRedrive(subscription, table, brokers, scheduler, selection, perSecond);
    workers.run(redrive::run);
    return redrive;
  }

  @Override
  public CompletionStage<Integer> discard(Selection selection) {
    return workers
        .ask(() -> table.discard(subscription, selection))
        .thenCompose(
            own -> {
              int left = selection.max() - own;
              return left <= 0
                  ? CompletableFuture.completedStage(own)
                  : brokers.discard(selection.atMost(left)).thenApply(others -> own + others);
            });
  }
}
