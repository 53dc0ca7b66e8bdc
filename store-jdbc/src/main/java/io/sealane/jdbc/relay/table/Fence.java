package io.sealane.jdbc.relay.table;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Dialect;
import java.sql.SQLException;

/**
 * Up to where the outbox is complete. A transaction gets its numbers when it publishes and shows
 * them when it commits, so a lower number can appear after a higher one; whoever read on past it
 * would never see it.
 */
public interface Fence {

  /** The number up to and including which nothing can appear any more. */
  long complete() throws SQLException;

  /** The fence for that database. */
  static Fence of(Database database) {
    return database.dialect() == Dialect.POSTGRESQL
        ? new WriterFence(database)
        // Appends are serialised there: numbers appear in their order.
        : () -> Long.MAX_VALUE;
  }
}
