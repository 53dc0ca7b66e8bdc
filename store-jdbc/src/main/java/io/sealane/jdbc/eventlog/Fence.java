package io.sealane.jdbc.eventlog;

import io.sealane.jdbc.database.Database;
import java.sql.SQLException;

/** How far the order of all events is settled. */
interface Fence {

  /**
   * A position up to which every event is committed and can be seen by whoever reads from now on,
   * or never will be there.
   *
   * @param wanted beyond which nobody asks just now
   */
  long settled(long wanted) throws SQLException;

  /** What the database needs. */
  static Fence of(Database database) {
    return switch (database.dialect()) {
      case POSTGRESQL -> new PostgresFence(database);
      // Positions are given in the order of commits: what can be seen is settled.
      case MYSQL, H2 -> wanted -> Long.MAX_VALUE;
    };
  }
}
