package io.sealane.jdbc.inbox;

import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.oracle.Effects;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.watch.Statements;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.TransactionalGuard.Verdict;
import io.sealane.store.TransactionalGuard.Work;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** An inbox on a database of its own, and handlers that write into it. */
final class Desk implements AutoCloseable {

  static final String SUBSCRIPTION = "delivery";

  final TestDatabase database;
  final JdbcStore store;
  final Effects effects;

  Desk(Product product) {
    database = product.create();
    store = JdbcStore.of(database.dataSource());
    store.schema(SchemaPart.INBOX).apply();
    effects = Effects.createIn(database);
    statements().reset();
  }

  Statements statements() {
    return database.dataSource().statements();
  }

  static GuardKey key(String eventId) {
    return new GuardKey(SUBSCRIPTION, eventId);
  }

  static Fingerprint content(String text) {
    byte[] data = text.getBytes(StandardCharsets.UTF_8);
    return Fingerprint.of("shop.Opened", 1, data, 0, data.length);
  }

  /** What a handler does: one effect, in the transaction that it is in. */
  Work effectOf(String eventId) {
    return () -> add(eventId);
  }

  void add(String eventId) throws SQLException {
    Effects.add(store.transactions().required(), eventId, "handler");
  }

  Verdict handle(JdbcInbox inbox, String eventId) {
    return handle(inbox, eventId, effectOf(eventId));
  }

  static Verdict handle(JdbcInbox inbox, String eventId, Work work) {
    try {
      return inbox.handle(key(eventId), content("text"), work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  CompletableFuture<Verdict> handleElsewhere(JdbcInbox inbox, String eventId, Work work) {
    CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                verdict.complete(handle(inbox, eventId, work));
              } catch (Throwable e) {
                verdict.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return verdict;
  }

  long marks() {
    return database.number("SELECT COUNT(*) FROM " + table());
  }

  String table() {
    return database.product() == Product.MARIADB ? "`sealane_inbox`" : "\"sealane_inbox\"";
  }

  @Override
  public void close() {
    database.close();
  }
}
