package io.sealane.jdbc.guard;

import io.sealane.conformance.fixture.GuardFixture;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.store.LeasedGuard;
import io.sealane.time.Scheduler;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The guard on a database, which all tests of the JVM share, in real time. */
final class JdbcGuardFixture implements GuardFixture {

  private static final Map<Product, JdbcStore> STORES = new EnumMap<>(Product.class);

  private final Product product;

  JdbcGuardFixture(Product product) {
    this.product = product;
  }

  @Override
  public String adapter() {
    return "jdbc-guard-on-" + product.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String server() {
    return product.server();
  }

  @Override
  public LeasedGuard guard(Scheduler scheduler) {
    synchronized (STORES) {
      return STORES.computeIfAbsent(product, JdbcGuardFixture::store).guard();
    }
  }

  private static JdbcStore store(Product product) {
    TestDatabase database = product.create(); // ends with the JVM
    JdbcStore store = JdbcStore.of(database.dataSource());
    store.schema(SchemaPart.GUARD).apply();
    return store;
  }
}
