package io.sealane.benchmarks.jdbc.stream;

import io.sealane.benchmarks.codec.Order;
import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.benchmarks.jdbc.trial.Orders;
import io.sealane.codec.EventCatalog;
import io.sealane.event.Publication;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.eventstore.JdbcEventStore;
import io.sealane.jdbc.eventstore.Projection;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.store.stream.ExpectedVersion;
import io.sealane.store.stream.StoredEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Sealane's event store. */
final class SealaneStreams implements StreamSubject {

  private static final int PAGE = 1_000;

  private final JdbcEventStore store;
  private final AtomicInteger projections = new AtomicInteger();

  SealaneStreams(Database database) {
    JdbcStore jdbc = JdbcStore.of(database.dataSource());
    jdbc.schema(SchemaPart.EVENTS).apply();
    store = jdbc.eventStore(EventCatalog.of("orders", Order.class));
  }

  @Override
  public void append(String stream, long version, int events) {
    List<Publication> publications =
        IntStream.range(0, events).mapToObj(i -> Publication.of(Orders.of(stream))).toList();
    store.append(stream, ExpectedVersion.exactly(version), publications);
  }

  @Override
  public int read(String stream) {
    return store.read(stream, 0, PAGE).size();
  }

  @Override
  public void catchUp(int events) {
    long last = 0;
    for (int read = 0; read < events; ) {
      List<StoredEvent> page = store.readAll(last, PAGE);
      if (page.isEmpty()) {
        throw new IllegalStateException("only " + read + " of " + events + " are there");
      }
      read += page.size();
      last = page.get(page.size() - 1).position();
    }
  }

  /** The same by a projection whose handler only counts. */
  void project(int events) {
    AtomicInteger applied = new AtomicInteger();
    store
        .projections()
        .catchUp(
            Projection.named("benchmark-" + projections.incrementAndGet())
                .on(Order.Placed.class, placed -> applied.incrementAndGet()));
    if (applied.get() < events) {
      throw new IllegalStateException("only " + applied + " of " + events + " were applied");
    }
  }
}
