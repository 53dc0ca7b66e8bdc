package io.sealane.jdbc.relay.table;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.jdbc.database.SqlTrouble;
import java.sql.SQLException;

/** What a driver throws, as a value. Its text stays behind: it may quote a row. */
public final class Troubles {

  private Troubles() {}

  /** Why the database did not do what it was asked. */
  public static Failure of(SQLException thrown) {
    boolean missing = SqlTrouble.of(thrown) == SqlTrouble.MISSING_TABLE;
    return Failure.of(
        missing ? Kind.MISSING : Kind.TRANSIENT,
        "the outbox's database failed: " + SqlTrouble.describe(thrown));
  }

  /** Whether the statement may have been carried out all the same. */
  public static boolean isUnknown(SQLException thrown) {
    String state = String.valueOf(thrown.getSQLState());
    // Connection lost; PostgreSQL ended by an operator or a crash; the server does not know.
    return state.startsWith("08") || state.startsWith("57P") || state.equals("40003");
  }
}
