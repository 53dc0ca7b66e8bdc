package io.sealane.jdbc.outbox;

import io.sealane.conformance.fixture.OutboxFixture;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.store.outbox.Outbox;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** The outbox on a database of one test's own. */
final class JdbcOutboxFixture implements OutboxFixture {

  private final Product product;
  private final TestDatabase database;
  private final JdbcStore store;

  JdbcOutboxFixture(Product product) {
    this.product = product;
    this.database = product.create();
    this.store = JdbcStore.of(database.dataSource());
    store.schema(SchemaPart.OUTBOX).apply();
  }

  DataSource dataSource() {
    return database.dataSource();
  }

  @Override
  public String adapter() {
    return "jdbc-outbox-on-" + product.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String server() {
    return product.server();
  }

  @Override
  public Outbox outbox(Duration lease) {
    return outbox(lease, database.dataSource());
  }

  /** One that reaches its database by way of that. */
  Outbox outbox(Duration lease, DataSource dataSource) {
    return JdbcStore.of(dataSource, store.transactions())
        .outbox()
        .withLease(lease)
        .withPolling(Duration.ofMillis(10), Duration.ofMillis(100));
  }

  @Override
  public void inTransaction(Runnable work) {
    Callable<Boolean> whole =
        () -> {
          work.run();
          return true;
        };
    try {
      store.transactions().inNew(whole);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the transaction failed", e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
