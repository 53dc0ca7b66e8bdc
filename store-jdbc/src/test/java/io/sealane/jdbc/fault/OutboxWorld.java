package io.sealane.jdbc.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.time.TestTime;
import io.sealane.error.Failure;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.oracle.Figures;
import io.sealane.jdbc.oracle.NoBroker;
import io.sealane.jdbc.outbox.JdbcOutbox;
import io.sealane.jdbc.schema.SchemaPart;
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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * An application that places orders and publishes each in the same transaction, on a database that
 * something is done to, and an oracle: the orders that are there are what must have been sent.
 */
final class OutboxWorld implements AutoCloseable, RelayObserver {

  static final Topic ORDERS = Topic.ordered("orders");
  private static final int KEYS = 5;

  private final TestDatabase database;
  private final JdbcStore store;
  private final JdbcOutbox outbox;
  private final TestTime time = TestTime.real();
  private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicBoolean publishing = new AtomicBoolean();
  private final List<CompletableFuture<Void>> writers = new ArrayList<>();
  private final List<Relay> relays = new ArrayList<>();

  OutboxWorld(TestDatabase database, DataSource dataSource) {
    this.database = database;
    this.store = JdbcStore.of(dataSource);
    store.schema(SchemaPart.OUTBOX).apply();
    database.execute("CREATE TABLE orders (id VARCHAR(40), customer INT, n SERIAL)");
    this.outbox =
        store
            .outbox()
            .withLease(Duration.ofSeconds(2))
            .withPolling(Duration.ofMillis(5), Duration.ofMillis(50));
  }

  JdbcOutbox outbox() {
    return outbox;
  }

  Executor executor() {
    return time.executor();
  }

  /** Starts a relay. */
  void relay() {
    relays.add(
        outbox.relay(
            new RelaySettings(
                Map.of(ORDERS, new NoBroker(message -> sent.add(message.id()))),
                BatchSettings.DEFAULTS,
                time.scheduler(),
                time.executor(),
                new Random(1),
                this)));
  }

  /** Publishes from one thread a customer, until {@link #quiesce}. */
  void publish() {
    publishing.set(true);
    for (int customer = 0; customer < KEYS; customer++) {
      int own = customer;
      writers.add(CompletableFuture.runAsync(() -> publishWhileAllowed(own), time.executor()));
    }
  }

  private void publishWhileAllowed(int customer) {
    while (publishing.get()) {
      try {
        place(customer);
      } catch (Exception e) {
        failures.add("publish: " + e.getClass().getSimpleName());
      }
    }
  }

  /** Places one order; it is there or not, and nobody need know which. */
  void place(int customer) throws Exception {
    place(customer, Depot.Step.NOTHING);
  }

  /** The same with something else in the transaction, which comes first. */
  void place(int customer, Depot.Step step) throws Exception {
    String id = "order-" + next.incrementAndGet();
    byte[] body = id.getBytes(StandardCharsets.UTF_8);
    OutgoingMessage message = new OutgoingMessage(id, "c" + customer, body, Map.of());
    store
        .transactions()
        .inNew(
            () -> {
              Connection connection = store.transactions().required();
              step.in(connection, customer);
              try (PreparedStatement insert =
                  connection.prepareStatement("INSERT INTO orders VALUES (?, ?)")) {
                insert.setString(1, id);
                insert.setInt(2, customer);
                insert.executeUpdate();
              }
              if (!(outbox.append(List.of(new Entry("orders", message)))
                  instanceof Appended.Stored)) {
                throw new IllegalStateException("not stored");
              }
              return true;
            });
  }

  /** Waits until so many more messages were sent. */
  void untilSentMore(int count) {
    int goal = sent.size() + count;
    Waiting.until(count + " more messages are sent", () -> sent.size() >= goal);
  }

  int sent() {
    return sent.size();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Ends the publishing, waits for the rest, and compares: nothing lost, nothing invented. */
  void isUnharmed(String fault) {
    publishing.set(false);
    writers.forEach(CompletableFuture::join);
    Waiting.until("nothing waits", () -> outbox.backlog().waiting() == 0);
    Set<String> first = new LinkedHashSet<>(sent);
    Set<String> placed = new HashSet<>(database.texts("SELECT id FROM orders"));
    Map<String, Long> oracle = new HashMap<>();
    oracle.put("placed", (long) placed.size());
    oracle.put("repeated", (long) sent.size() - first.size());
    oracle.put("lost", placed.stream().filter(id -> !first.contains(id)).count());
    oracle.put("invented", first.stream().filter(id -> !placed.contains(id)).count());
    oracle.put("inversions", inversions(new ArrayList<>(first)));
    Figures.FAULTS.record(fault, oracle);
    assertThat(oracle)
        .containsEntry("lost", 0L)
        .containsEntry("invented", 0L)
        .containsEntry("inversions", 0L);
    assertThat(placed).isNotEmpty();
  }

  /** How many came before one of the same customer that was placed before. */
  private long inversions(List<String> order) {
    Map<String, Integer> places = new HashMap<>();
    order.forEach(id -> places.put(id, places.size()));
    long inversions = 0;
    for (int customer = 0; customer < KEYS; customer++) {
      int last = -1;
      for (String id :
          database.texts("SELECT id FROM orders WHERE customer = " + customer + " ORDER BY n")) {
        int place = places.getOrDefault(id, last);
        inversions += place < last ? 1 : 0;
        last = place;
      }
    }
    return inversions;
  }

  @Override
  public void relayed(String topic, OutgoingMessage message, String brokerId) {
    // The broker knows better.
  }

  @Override
  public void held(String topic, OutgoingMessage message, Failure failure, Duration retryIn) {
    failures.add("held: " + failure.reason());
  }

  @Override
  public void failed(String topic, Failure failure, Duration retryIn) {
    failures.add("relay: " + failure.reason());
  }

  @Override
  public void close() {
    publishing.set(false);
    relays.forEach(relay -> relay.stop(Duration.ofSeconds(5)).toCompletableFuture().join());
    time.close();
  }
}
