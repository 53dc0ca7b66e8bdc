package io.sealane.jdbc.eventstore;

import io.sealane.codec.EventCatalog;
import io.sealane.conformance.fixture.EventStoreFixture;
import io.sealane.jdbc.server.Product;
import io.sealane.store.stream.EventStore;
import java.util.Locale;

/** The event store on a database of a test's own. */
final class JdbcEventStoreFixture implements EventStoreFixture {

  private final Product product;
  private final Bank bank;

  JdbcEventStoreFixture(Product product) {
    this.product = product;
    this.bank = Bank.on(product);
  }

  @Override
  public String adapter() {
    return "jdbc-event-store-on-" + product.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String server() {
    return product.server();
  }

  @Override
  public EventStore store(EventCatalog... catalogs) {
    return bank.store(catalogs);
  }

  @Override
  public void inTransaction(Runnable work) {
    try {
      bank.transactions.inNew(
          () -> {
            work.run();
            return "";
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    bank.close();
  }
}
