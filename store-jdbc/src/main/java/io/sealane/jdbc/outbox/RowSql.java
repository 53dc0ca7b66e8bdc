package io.sealane.jdbc.outbox;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Dialect;
import io.sealane.jdbc.database.PerRow;
import io.sealane.jdbc.relay.table.OutboxSql;

/**
 * The statement that writes rows.
 *
 * @param isSerialised whether numbers come from a row, which is to be advanced before; each row
 *     then begins with how many of the statement come after it
 * @param text the statement for each number of rows
 */
record RowSql(boolean isSerialised, PerRow text) {

  static RowSql of(Database database) {
    return database.dialect() == Dialect.POSTGRESQL ? fromSequence(database) : fromRow(database);
  }

  private static RowSql fromRow(Database database) {
    return new RowSql(
        true,
        new PerRow(
            database.sql(
                "INSERT INTO {outbox} (seq, topic, event_id, stored_at, head, body) VALUES "),
            OutboxSql.of(database, "((SELECT last_seq FROM {outbox_seq}) - ?, ?, ?, NOW, ?, ?)"),
            ""));
  }

  private static RowSql fromSequence(Database database) {
    String before =
        "INSERT INTO {outbox} (seq, segment, topic, event_id, stored_at, head, body)"
            + (" SELECT n.seq, n.seq / " + OutboxSql.SEGMENT_SIZE + " % " + OutboxSql.SEGMENTS)
            + ", n.topic, n.event_id, NOW, n.head, n.body"
            + " FROM (SELECT nextval('{outbox_seq}') AS seq, v.* FROM (VALUES ";
    return new RowSql(
        false,
        new PerRow(
            OutboxSql.of(database, before),
            "(?, ?, CAST(? AS bytea), CAST(? AS bytea))",
            ") AS v (topic, event_id, head, body)) AS n"));
  }

  /** The statement for so many rows. */
  String insert(int rows) {
    return text.sql(rows);
  }
}
