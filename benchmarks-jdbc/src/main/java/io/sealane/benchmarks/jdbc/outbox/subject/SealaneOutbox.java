package io.sealane.benchmarks.jdbc.outbox.subject;

import io.sealane.Sealane;
import io.sealane.benchmarks.codec.Order;
import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.benchmarks.jdbc.trial.Orders;
import io.sealane.codec.EventCatalog;
import io.sealane.event.Publication;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.store.outbox.Outbox;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Sealane through its facade: one topic that keeps order, 997 keys. */
public final class SealaneOutbox implements OutboxSubject {

  private final JdbcStore store;
  private final Sealane publishing;
  private final AtomicLong numbers = new AtomicLong();
  private @Nullable Sealane relaying;

  /** On that database. */
  public SealaneOutbox(Database database) {
    this(database.dataSource());
  }

  /** On that data source. */
  public SealaneOutbox(DataSource dataSource) {
    store = JdbcStore.of(dataSource);
    store.schema(SchemaPart.OUTBOX).apply();
    publishing = start(new Unrelayed(store.outbox()));
  }

  private static Sealane start(Outbox outbox) {
    return Sealane.over(new NoBroker())
        .publish(EventCatalog.of("orders", Order.class))
        .to(Topic.ordered("orders"))
        .outbox(outbox)
        .start();
  }

  @Override
  public void append(int events) throws Exception {
    List<Publication> publications =
        IntStream.range(0, events)
            .mapToObj(i -> Publication.of(Orders.placed(numbers.incrementAndGet())))
            .toList();
    store
        .transactions()
        .inNew(
            () -> {
              publishing.publisher().publishAll(publications);
              return true;
            });
  }

  @Override
  public void relay() {
    relaying = start(store.outbox());
  }

  @Override
  public void close() {
    publishing.close();
    if (relaying != null) {
      relaying.stop(Duration.ofSeconds(1)).join();
    }
  }
}
