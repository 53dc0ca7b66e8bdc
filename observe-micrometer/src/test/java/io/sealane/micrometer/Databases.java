package io.sealane.micrometer;

import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.store.outbox.Outbox;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** Real databases, each of its own. */
final class Databases {

  private Databases() {}

  static JdbcStore store() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    JdbcStore store = JdbcStore.of(source);
    store.schema(SchemaPart.OUTBOX).apply();
    return store;
  }

  static Outbox outbox() {
    return store().outbox();
  }
}
