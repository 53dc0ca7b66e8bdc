package io.sealane.jdbc.outbox;

import io.sealane.jdbc.transaction.TransactionContext.Ending;
import io.sealane.store.outbox.Outbox.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What one transaction has appended and not written yet. */
final class Gathered implements Ending {

  private final Connection connection;
  private final Rows rows;
  private final Consumer<Boolean> ended;
  private final List<Entry> entries = new ArrayList<>();

  Gathered(Connection connection, Rows rows, Consumer<Boolean> ended) {
    this.connection = connection;
    this.rows = rows;
    this.ended = ended;
  }

  boolean isOf(Connection other) {
    return connection == other;
  }

  void add(List<Entry> more) {
    entries.addAll(more);
  }

  @Override
  public void beforeCommit() throws SQLException {
    if (!entries.isEmpty()) {
      rows.insert(connection, entries);
    }
  }

  @Override
  public void ended(boolean committed) {
    ended.accept(committed);
  }
}
