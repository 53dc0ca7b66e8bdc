package io.sealane.jdbc.relay.table;

import io.sealane.jdbc.database.Database;

/** What statements about the outbox have in common. */
public final class OutboxSql {

  /** How many numbers in a row go to one part of the outbox, on PostgreSQL. */
  public static final int SEGMENT_SIZE = 65_536;

  /** How many parts there are. */
  public static final int SEGMENTS = 4;

  private OutboxSql() {}

  /** SQL with names filled in, and the time, in microseconds, for {@code NOW}. */
  public static String of(Database database, String sql) {
    return database.sql(sql.replace("NOW", database.dialect().nowMicros()));
  }
}
