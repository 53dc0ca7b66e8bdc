package io.sealane.jdbc.relay.table;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Dialect;
import io.sealane.time.Scheduler;
import java.sql.SQLException;

/**
 * Removes events that are sent. Never one that is not: what may go is decided by the cursors in the
 * database, in the same transaction. Used by one thread.
 */
public interface Sweep {

  /** Everything up to that number is sent, or held elsewhere. */
  void after(long cursor) throws SQLException;

  /** The same, and there is time. */
  void whileIdle(long cursor) throws SQLException;

  /** The sweep for that database. */
  static Sweep of(Database database, String topic, Scheduler scheduler) {
    return database.dialect() == Dialect.POSTGRESQL
        ? new SegmentSweep(database, scheduler)
        : new RangeSweep(database, topic);
  }
}
