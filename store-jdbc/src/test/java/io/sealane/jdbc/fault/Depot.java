package io.sealane.jdbc.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.consume.EventContext;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.Publication;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.oracle.Effects;
import io.sealane.jdbc.oracle.Figures;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import io.sealane.observe.Signal;
import io.sealane.time.Backoff;
import io.sealane.transport.Topic;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * An application whose handlers write into a database in which all goes wrong: a broker in memory,
 * a subscription with an inbox, and each event published twice.
 */
final class Depot implements AutoCloseable {

  static final String SUBSCRIPTION = "depot";

  /** What a handler does in its transaction, beside its effect. */
  interface Step {
    void in(Connection connection, int number) throws Exception;

    Step NOTHING = (connection, number) -> {};
  }

  final AtomicLong unavailable = new AtomicLong();
  final AtomicLong failed = new AtomicLong();
  final AtomicInteger visits = new AtomicInteger();

  private static final Backoff SOON =
      Backoff.exponential(Duration.ofMillis(20), Duration.ofMillis(500));

  private final TestDatabase database;
  private final JdbcStore store;
  private final Effects effects;
  private final Step step;
  private final Sealane sealane;
  private int published;

  private Depot(TestDatabase database, DataSource source, int concurrency, Step step) {
    this.database = database;
    this.step = step;
    this.store = JdbcStore.of(source);
    this.store.schema(SchemaPart.INBOX).apply();
    this.effects = Effects.createIn(database);
    this.sealane =
        Sealane.over(InMemoryTransport.create())
            .publish(Parcels.CATALOG)
            .to(Topic.of("parcels"))
            .observe((signal, at) -> count(signal))
            .subscribe(
                Subscription.named(SUBSCRIPTION)
                    .to("parcels")
                    .concurrency(concurrency)
                    .retry(RetryPolicy.none().withImmediate(3).withDelayed(20, SOON))
                    .guardedBy(store.inbox())
                    .onWithContext(Parcels.Sent.class, this::handle))
            .start();
  }

  static Depot open(TestDatabase database, DataSource source, int concurrency, Step step) {
    return new Depot(database, source, concurrency, step);
  }

  private void count(Signal signal) {
    if (signal instanceof Signal.GuardUnavailable) {
      unavailable.incrementAndGet();
    }
    if (signal instanceof Signal.Failed) {
      failed.incrementAndGet();
    }
  }

  private void handle(Parcels.Sent event, EventContext context) throws Exception {
    visits.incrementAndGet();
    Connection connection = store.transactions().required();
    Effects.add(connection, context.metadata().id(), "depot");
    step.in(connection, event.number());
  }

  /** Publishes so many more, each of them twice. */
  void publish(int count) {
    for (int end = published + count; published < end; published++) {
      Publication event = Publication.of(new Parcels.Sent(published)).withId("e-" + published);
      sealane.publisher().publish(event);
      sealane.publisher().publish(event);
    }
  }

  /** Waits until every event has its effect. */
  void untilAllAreHandled() {
    Waiting.until(
        "every event has its effect",
        () -> {
          try {
            return effects.distinct() >= published;
          } catch (IllegalStateException e) {
            return false; // the database is away
          }
        });
  }

  /** Ends, looks at what is there, and writes it down. */
  void judge(String row) {
    sealane.close();
    long lost = published - effects.distinct();
    int letters = sealane.deadLetters(SUBSCRIPTION).list().size();
    Figures.FAULTS.record(
        row + " on " + database.product(),
        Map.of(
            "events", published,
            "lost", lost,
            "doubled", effects.doubled(),
            "deadLetters", letters,
            "visits", visits.get(),
            "unavailable", unavailable.get(),
            "failed", failed.get()));
    assertThat(lost).as("lost").isZero();
    assertThat(effects.doubled()).as("doubled").isZero();
    assertThat(letters).as("dead letters").isZero();
  }

  Effects effects() {
    return effects;
  }

  @Override
  public void close() {
    sealane.close();
  }
}
