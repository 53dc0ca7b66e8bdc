package io.sealane.jdbc.schema;

import io.sealane.jdbc.database.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets one at a time make tables: "if not exists" alone is no guard against somebody who makes the
 * same table at the same moment. H2 needs no lock, its definitions of tables take turns.
 */
final class SchemaLock {

  /** Any number that nobody else has; the first bytes of our name. */
  private static final long KEY = 0x7365616c616e65L;

  private SchemaLock() {}

  static void take(Dialect dialect, Statement statement) throws SQLException {
    switch (dialect) {
      // Released by the end of the transaction, in which PostgreSQL makes tables too.
      case POSTGRESQL -> statement.execute("SELECT pg_advisory_xact_lock(" + KEY + ")");
      case MYSQL -> statement.execute("SELECT GET_LOCK('sealane_schema', 60)");
      case H2 -> {}
    }
  }

  /** Gives it back, also after a failure; a lock of a connection that is lost is gone. */
  static void release(Dialect dialect, Connection connection) throws SQLException {
    if (dialect == Dialect.MYSQL) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT RELEASE_LOCK('sealane_schema')");
      }
    }
  }
}
