package io.sealane.jdbc.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.time.TestTime;
import io.sealane.error.Failure;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.oracle.Figures;
import io.sealane.jdbc.oracle.NoBroker;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import io.sealane.store.outbox.Appended;
import io.sealane.store.outbox.Outbox.Entry;
import io.sealane.store.outbox.Relay;
import io.sealane.store.outbox.RelayObserver;
import io.sealane.store.outbox.RelaySettings;
import io.sealane.transport.Topic;
import io.sealane.transport.send.BatchSettings;
import io.sealane.transport.send.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How many statements the outbox costs on PostgreSQL, exactly. */
class StatementCountsTest {

  private static final Topic ORDERS = Topic.ordered("orders");

  @AutoClose private final TestDatabase database = Product.POSTGRESQL.create();
  @AutoClose private final TestTime time = TestTime.real();
  private final JdbcStore store = JdbcStore.of(database.dataSource());
  private final JdbcOutbox outbox = store.outbox();
  private final AtomicInteger relayed = new AtomicInteger();

  StatementCountsTest() {
    store.schema(SchemaPart.OUTBOX).apply();
  }

  private static List<Entry> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Entry(
                    "orders",
                    new OutgoingMessage(
                        UUID.randomUUID().toString(),
                        "order-" + i % 997,
                        "{\"total\":1}".getBytes(StandardCharsets.UTF_8),
                        Map.of("ce_type", "orders.Placed"))))
        .toList();
  }

  private int statementsOf(int count) throws Exception {
    return store
        .transactions()
        .inNew(
            () -> {
              database.dataSource().statements().reset();
              assertThat(outbox.append(entries(count))).isEqualTo(new Appended.Stored());
              return database.dataSource().statements().count();
            });
  }

  @Test
  void oneAndTwentyEventsOfATransactionAreOneStatement() throws Exception {
    Figures.STATEMENTS.record(
        "outbox append, 1 event", Map.of("statements", statementsOf(1), "events", 1));
    Figures.STATEMENTS.record(
        "outbox append, 20 events", Map.of("statements", statementsOf(20), "events", 20));
    assertThat(statementsOf(1)).isEqualTo(1);
    assertThat(statementsOf(20)).isEqualTo(1);
  }

  @Test
  void whatIsGatheredIsOneStatementHoweverOftenSomethingIsPublished() throws Exception {
    JdbcOutbox gathering = outbox.gathering();
    database.dataSource().statements().reset();
    store
        .transactions()
        .inNew(
            () -> {
              for (int i = 0; i < 20; i++) {
                assertThat(gathering.append(entries(1))).isEqualTo(new Appended.Stored());
              }
              assertThat(database.dataSource().statements().count()).isZero();
              return true;
            });
    int statements = database.dataSource().statements().count();
    Figures.STATEMENTS.record(
        "outbox append, 20 times 1 event, gathered",
        Map.of("statements", statements, "events", 20));
    assertThat(statements).isEqualTo(1);
    assertThat(outbox.backlog().waiting()).isEqualTo(20);
  }

  @Test
  void anEventOutsideOfATransactionIsOneStatementAndNoRoundTripMore() {
    database.dataSource().statements().reset();
    outbox.append(entries(1));
    assertThat(database.dataSource().statements().count()).isEqualTo(1);
    assertThat(database.dataSource().statements().commits()).isZero();
  }

  @Test
  void drainingTakesAHundredthOfAStatementPerEventAtMost() {
    int events = 20_000;
    for (int i = 0; i < events; i += 1_000) {
      outbox.append(entries(1_000));
    }
    database.dataSource().statements().reset();
    Relay relay = outbox.relay(settings());
    Waiting.until("all is relayed", () -> relayed.get() >= events);
    relay.stop(Duration.ofSeconds(10)).toCompletableFuture().join();
    int statements = database.dataSource().statements().count();
    Figures.STATEMENTS.record(
        "outbox relay, 20,000 events", Map.of("statements", statements, "events", events));
    assertThat(relayed).hasValue(events);
    assertThat(statements).isLessThanOrEqualTo(events / 100);
  }

  @Test
  void aRelayWithNothingToDoAsksOneQuestionATime() {
    Relay relay = outbox.relay(settings());
    Waiting.until(
        "the relay has looked a few times",
        () ->
            database.dataSource().statements().all().stream()
                    .filter(sql -> sql.contains("last_value"))
                    .count()
                >= 5);
    database.dataSource().statements().reset();
    Waiting.until("it has looked again", () -> database.dataSource().statements().count() >= 1);
    assertThat(database.dataSource().statements().all())
        .allMatch(sql -> sql.contains("last_value"));
    relay.stop(Duration.ofSeconds(10)).toCompletableFuture().join();
  }

  private RelaySettings settings() {
    return new RelaySettings(
        Map.of(ORDERS, new NoBroker(message -> {})),
        BatchSettings.DEFAULTS,
        time.scheduler(),
        time.executor(),
        new Random(1),
        new RelayObserver() {
          @Override
          public void relayed(String topic, OutgoingMessage message, String brokerId) {
            relayed.incrementAndGet();
          }

          @Override
          public void held(String topic, OutgoingMessage message, Failure why, Duration retryIn) {
            throw new AssertionError("held: " + why);
          }

          @Override
          public void failed(String topic, Failure why, Duration retryIn) {
            throw new AssertionError("failed: " + why);
          }
        });
  }
}
