package io.sealane.jdbc.deadletter;

import io.sealane.conformance.fixture.TransportFixture;
import io.sealane.conformance.time.TestTime;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Dialect;
import io.sealane.jdbc.database.TableNames;
import io.sealane.jdbc.schema.Schema;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.transaction.ThreadTransactions;
import io.sealane.time.Scheduler;
import io.sealane.transport.Transport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The in-memory transport in virtual time, with its dead letters in a database. */
final class DeadLettersFixture implements TransportFixture {

  private static final Map<Product, Database> DATABASES = new EnumMap<>(Product.class);

  private final Product product;
  private final TestTime time = TestTime.virtual();

  DeadLettersFixture(Product product) {
    this.product = product;
  }

  @Override
  public String adapter() {
    return "jdbc-dead-letters-on-" + product.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String server() {
    return product.server();
  }

  @Override
  public TestTime time() {
    return time;
  }

  @Override
  public Transport transport(Scheduler scheduler) {
    Database database;
    synchronized (DATABASES) {
      database = DATABASES.computeIfAbsent(product, DeadLettersFixture::open);
    }
    Workers workers = new Workers(time.executor(), time.executor());
    Transport inMemory = InMemoryTransport.create(scheduler);
    return new KeepingTransport(database, inMemory, Set.of(), workers, scheduler);
  }

  static Database open(Product product) {
    return open(product.create()); // ends with the JVM
  }

  static Database open(TestDatabase test) {
    try (Connection connection = test.connect()) {
      Database database =
          new Database(
              test.dataSource(),
              Dialect.of(connection),
              TableNames.STANDARD,
              ThreadTransactions.on(test.dataSource()));
      new Schema(database, List.of(SchemaPart.DEAD_LETTERS)).apply();
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
