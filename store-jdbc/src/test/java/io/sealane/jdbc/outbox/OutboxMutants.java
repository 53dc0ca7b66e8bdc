package io.sealane.jdbc.outbox;

import io.sealane.conformance.relay.OutboxRig;
import io.sealane.error.Failure;
import io.sealane.jdbc.database.Dialect;
import io.sealane.jdbc.server.Product;
import io.sealane.store.outbox.Appended;
import io.sealane.store.outbox.Outbox;
import io.sealane.store.outbox.Outbox.Entry;
import io.sealane.store.outbox.RelaySettings;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Deliberately wrong outboxes, each with the case that is about it. */
final class OutboxMutants {

  private OutboxMutants() {}

  /** Makes the wrong outbox of one instance. */
  interface Making {
    Outbox make(JdbcOutboxFixture fixture, Duration lease);
  }

  /**
   * One mistake.
   *
   * @param product where it can be made
   * @param making makes it
   * @param trial the case that is about it
   */
  record Mutant(
      String name, Product product, Making making, BiConsumer<JdbcOutboxKit, OutboxRig> trial) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Mutant> all() {
    return List.of(
        of(
            "O1 writes in a transaction of its own",
            good -> WrongOutbox.appending(good, OutboxMutants::apart),
            JdbcOutboxKit::nothingIsSentBeforeTheCommit),
        of(
            "O2 writes in a transaction of its own",
            good -> WrongOutbox.appending(good, OutboxMutants::apart),
            JdbcOutboxKit::aRollbackLeavesNothing),
        of(
            "O1 loses the last of many",
            good -> WrongOutbox.appending(good, OutboxMutants::allButTheLast),
            JdbcOutboxKit::whatIsSentIsWhatWasAppended),
        of(
            "O3 takes what was not answered for sent",
            good -> WrongOutbox.relaying(good, with(OutboxMutants::answerless)),
            JdbcOutboxKit::aCrashAfterSendingSendsAgainWithTheSameId),
        of(
            "O4 sends everything twice",
            good -> WrongOutbox.relaying(good, with(OutboxMutants::twice)),
            JdbcOutboxKit::ofTwoRelaysOneSends),
        new Mutant(
            "O4 keeps a dead relay's lease",
            Product.H2,
            (fixture, lease) -> fixture.outbox(Duration.ofDays(1)),
            JdbcOutboxKit::aDeadRelaysWorkIsTakenOver),
        edited(
            "O4 writes down what it sent whoever holds the lease",
            Product.POSTGRESQL,
            (sql, skew) ->
                sql.startsWith("UPDATE") && sql.contains(" SET seq = ?")
                    ? sql.replace("token = ? AND", "(token = ? OR 1 = 1) AND")
                        .replace("owner = ?", "(owner = ? OR 1 = 1)")
                    : sql,
            JdbcOutboxKit::anAnswerAfterItsLeaseMovesNothing),
        edited(
            "O1 does not wait for those who write",
            Product.POSTGRESQL,
            (sql, skew) -> sql.contains("pg_locks") ? sql + " AND 1 = 0" : sql,
            JdbcOutboxKit::aLateCommitIsNotSkipped),
        edited(
            "O6 takes a key that fails for its topic",
            Product.H2,
            (sql, skew) ->
                sql.startsWith("SELECT seq, event_id, head FROM")
                    ? sql.replace("WHERE", "WHERE 1 = 0 AND")
                    : sql,
            JdbcOutboxKit::aKeyWithManyMessagesBlocksNoOther),
        edited(
            "O6 discards what holds nothing back",
            Product.H2,
            (sql, skew) -> sql.replace("AND h.seq = (SELECT MIN", "AND h.seq >= (SELECT MIN"),
            JdbcOutboxKit::onceAPoisonMessageIsDiscardedItsKeyGoesOn),
        edited(
            "O8 judges leases by its own clock",
            Product.H2,
            (sql, skew) ->
                sql.replace(
                    Dialect.H2.nowMicros(),
                    "(" + Dialect.H2.nowMicros() + " + " + skew.toNanos() / 1_000 + ")"),
            JdbcOutboxKit::wrongClocksChangeNothing),
        of(
            "O5 knows no keys",
            good -> WrongOutbox.relaying(good, OutboxMutants::unordered),
            JdbcOutboxKit::orderIsKeptAcrossTheRelaysRetries),
        of(
            "O6 is stopped by one that fails",
            good -> WrongOutbox.relaying(good, with(new Stuck()::send)),
            JdbcOutboxKit::aPoisonMessageBlocksOnlyItsKey),
        of(
            "O7 refuses an id that it knows",
            good -> WrongOutbox.appending(good, new Unique()::append),
            JdbcOutboxKit::aDuplicateIdIsSilent),
        of(
            "O9 forgets what it could not send",
            good -> WrongOutbox.relaying(good, with(OutboxMutants::whatever)),
            JdbcOutboxKit::cleaningNeverRemovesWhatIsNotSent));
  }

  private static Mutant of(
      String name, UnaryOperator<Outbox> wrong, BiConsumer<JdbcOutboxKit, OutboxRig> trial) {
    return new Mutant(
        name, Product.H2, (fixture, lease) -> wrong.apply(fixture.outbox(lease)), trial);
  }

  private static Mutant edited(
      String name,
      Product product,
      BiFunction<String, Duration, String> edit,
      BiConsumer<JdbcOutboxKit, OutboxRig> trial) {
    return new Mutant(
        name, product, (fixture, lease) -> EditedSql.outbox(fixture, lease, edit), trial);
  }

  /** On another thread, which is in no transaction. */
  private static Appended apart(Outbox good, List<Entry> entries) {
    return CompletableFuture.supplyAsync(() -> good.append(entries)).join();
  }

  private static Appended allButTheLast(Outbox good, List<Entry> entries) {
    return good.append(entries.subList(0, Math.max(1, entries.size() - 1)));
  }

  private static UnaryOperator<RelaySettings> with(
      BiFunction<Sender, List<OutgoingMessage>, CompletionStage<List<SendResult>>> sending) {
    return settings -> {
      Map<Topic, Transport> wrong = new LinkedHashMap<>();
      settings
          .destinations()
          .forEach((topic, good) -> wrong.put(topic, new WrongTransport(good, sending)));
      return to(wrong, settings);
    };
  }

  private static RelaySettings unordered(RelaySettings settings) {
    Map<Topic, Transport> wrong = new LinkedHashMap<>();
    settings.destinations().forEach((topic, good) -> wrong.put(Topic.of(topic.name()), good));
    return to(wrong, settings);
  }

  private static RelaySettings to(Map<Topic, Transport> destinations, RelaySettings settings) {
    return new RelaySettings(
        destinations,
        settings.batching(),
        settings.scheduler(),
        settings.executor(),
        settings.random(),
        settings.observer());
  }

  private static CompletionStage<List<SendResult>> accepted(List<OutgoingMessage> batch) {
    return CompletableFuture.completedFuture(
        batch.stream().<SendResult>map(one -> new SendResult.Accepted(one.id())).toList());
  }

  private static CompletionStage<List<SendResult>> answerless(
      Sender sender, List<OutgoingMessage> batch) {
    sender.send(batch);
    return accepted(batch);
  }

  private static CompletionStage<List<SendResult>> twice(
      Sender sender, List<OutgoingMessage> batch) {
    return sender.send(batch).thenCompose(first -> sender.send(batch));
  }

  private static CompletionStage<List<SendResult>> whatever(
      Sender sender, List<OutgoingMessage> batch) {
    return sender.send(batch).thenCompose(results -> accepted(batch));
  }

  /** After one refusal everything is refused. */
  private static final class Stuck {
    private volatile boolean stuck;

    CompletionStage<List<SendResult>> send(Sender sender, List<OutgoingMessage> batch) {
      SendResult no =
          new SendResult.Rejected(Failure.of(Failure.Kind.TRANSIENT, "provoked: stuck"));
      if (stuck) {
        return CompletableFuture.completedFuture(batch.stream().map(one -> no).toList());
      }
      return sender
          .send(batch)
          .thenApply(
              results -> {
                // Never set back: another topic's batch may be under way.
                if (results.stream().anyMatch(SendResult.Rejected.class::isInstance)) {
                  stuck = true;
                }
                return results;
              });
    }
  }

  /** Remembers ids. */
  private static final class Unique {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    Appended append(Outbox good, List<Entry> entries) {
      for (Entry entry : entries) {
        if (!ids.add(entry.message().id())) {
          return new Appended.Refused(Failure.of(Failure.Kind.INVALID, "provoked: known"));
        }
      }
      return good.append(entries);
    }
  }
}
