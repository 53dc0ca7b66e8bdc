package io.sealane.jdbc.outbox;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.relay.table.Head;
import io.sealane.store.outbox.Outbox.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes rows, as many as possible in one statement. */
final class Rows {

  /** Statements have a greatest number of parameters: PostgreSQL's driver takes 65,535. */
  private static final int MOST = 1_000;

  private final Database database;
  private final RowSql sql;
  private final String advance;

  Rows(Database database) {
    this.database = database;
    this.sql = RowSql.of(database);
    this.advance = database.sql("UPDATE {outbox_seq} SET last_seq = last_seq + ?");
  }

  /** Writes them in the transaction of that connection. */
  int insert(Connection connection, List<Entry> entries) throws SQLException {
    for (int from = 0; from < entries.size(); from += MOST) {
      insertSome(connection, entries.subList(from, Math.min(entries.size(), from + MOST)));
    }
    return entries.size();
  }

  /** Writes them in a transaction of their own. */
  void insertApart(List<Entry> entries) throws SQLException {
    Database.Work<Integer> work = connection -> insert(connection, entries);
    if (sql.isSerialised() || entries.size() > MOST) {
      database.atomically(work);
    } else {
      database.apart(work);
    }
  }

  private void insertSome(Connection connection, List<Entry> entries) throws SQLException {
    int count = entries.size();
    if (sql.isSerialised()) {
      try (PreparedStatement update = connection.prepareStatement(advance)) {
        update.setInt(1, count);
        update.executeUpdate();
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(sql.insert(count))) {
      int next = 1;
      for (int i = 0; i < count; i++) {
        Entry entry = entries.get(i);
        if (sql.isSerialised()) {
          insert.setInt(next++, count - 1 - i);
        }
        insert.setString(next++, entry.topic());
        insert.setString(next++, entry.message().id());
        insert.setBytes(next++, Head.of(entry.message()));
        insert.setBytes(next++, entry.message().body());
      }
      insert.executeUpdate();
    }
  }
}
