package io.sealane.benchmarks.jdbc.inbox;

import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.inbox.JdbcInbox;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Sealane's, as its consumers call it. */
final class SealaneInbox implements InboxSubject {

  private static final byte[] CONTENT = "{}".getBytes(StandardCharsets.UTF_8);

  private final JdbcInbox inbox;

  SealaneInbox(Database database, UnaryOperator<JdbcInbox> settings) {
    JdbcStore store = JdbcStore.of(database.dataSource());
    store.schema(SchemaPart.INBOX).apply();
    inbox = settings.apply(store.inbox());
  }

  @Override
  public void handle(String eventId) throws Exception {
    Fingerprint content = Fingerprint.of("orders.Placed", 1, CONTENT, 0, CONTENT.length);
    inbox.handle(new GuardKey("delivery", eventId), content, () -> {});
  }
}
