package io.sealane.jdbc.eventstore;

import io.sealane.codec.EventCatalog;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.transaction.ThreadTransactions;
import io.sealane.store.stream.StoredEvent;
import java.util.ArrayList;
import java.util.List;

/** A database with an event store of accounts. */
final class Bank implements AutoCloseable {

  final TestDatabase database;
  final ThreadTransactions transactions;
  final JdbcEventStore store;
  private final JdbcStore jdbc;

  private Bank(TestDatabase database) {
    this.database = database;
    this.transactions = ThreadTransactions.on(database.dataSource());
    this.jdbc = JdbcStore.of(database.dataSource(), transactions);
    jdbc.schema(SchemaPart.EVENTS).apply();
    this.store = store(Account.CATALOG);
    database.dataSource().statements().reset();
  }

  static Bank on(Product product) {
    return new Bank(product.create());
  }

  static Bank on(TestDatabase database) {
    return new Bank(database);
  }

  /** Another event store on the same tables, as another instance would have it. */
  JdbcEventStore store(EventCatalog... catalogs) {
    return jdbc.eventStore(catalogs);
  }

  /** A table of ours, for SQL. */
  String table(String name) {
    String quote = database.product() == Product.MARIADB ? "`" : "\"";
    return quote + "sealane_" + name + quote;
  }

  /** Everything that can be read now, in pages of that size. */
  List<StoredEvent> all(int page) {
    List<StoredEvent> all = new ArrayList<>();
    List<StoredEvent> next;
    do {
      next = store.readAll(all.isEmpty() ? 0 : all.get(all.size() - 1).position(), page);
      all.addAll(next);
    } while (!next.isEmpty());
    return all;
  }

  static List<Long> cents(List<StoredEvent> events) {
    return events.stream()
        .map(stored -> stored.envelope().event())
        .filter(Account.Deposited.class::isInstance)
        .map(event -> ((Account.Deposited) event).cents())
        .toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
