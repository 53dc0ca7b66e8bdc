package io.sealane.jdbc.outbox;

import io.sealane.jdbc.transaction.TransactionContext;
import io.sealane.store.outbox.Outbox.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a transaction appends: at once, or all of it in one statement before its commit; and
 * wakes the relay after it. Where nobody can tell when a transaction ends, at once and without a
 * word to the relay.
 */
final class Gathering {

  private final TransactionContext transactions;
  private final Rows rows;
  private final boolean atOnce;
  private final Runnable committed;
  private final ThreadLocal<@Nullable Gathered> open = new ThreadLocal<>();

  Gathering(TransactionContext transactions, Rows rows, boolean atOnce, Runnable committed) {
    this.transactions = transactions;
    this.rows = rows;
    this.atOnce = atOnce;
    this.committed = committed;
  }

  /** Writes them, or will before the commit. */
  void write(Connection connection, List<Entry> entries) throws SQLException {
    Gathered now = of(connection);
    if (now == null || atOnce) {
      rows.insert(connection, entries);
    } else {
      now.add(entries);
    }
  }

  /** What is known of that transaction; null if nobody can tell when it ends. */
  private @Nullable Gathered of(Connection connection) {
    Gathered now = open.get();
    if (now != null && now.isOf(connection)) {
      return now;
    }
    Gathered fresh = new Gathered(connection, rows, wasCommitted -> ended(now, wasCommitted));
    if (!transactions.onEnding(fresh)) {
      return null;
    }
    open.set(fresh);
    return fresh;
  }

  private void ended(@Nullable Gathered outer, boolean wasCommitted) {
    if (outer == null) {
      open.remove();
    } else {
      open.set(outer);
    }
    if (wasCommitted) {
      committed.run();
    }
  }
}
