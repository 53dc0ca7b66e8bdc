package io.sealane.examples.outbox;

import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.history.HistoryReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** What both databases say, for somebody who belongs to no context. */
final class Ledger {

  private final DataSource orders;
  private final DataSource delivery;

  Ledger(DataSource orders, DataSource delivery) {
    this.orders = orders;
    this.delivery = delivery;
  }

  /** Every order once for each commit of its way: placed, shipped, billed. */
  int steps() throws SQLException {
    return placed().size() + shipped().size() + billed().size();
  }

  List<String> placed() throws SQLException {
    return texts(orders, "orders", "SELECT id FROM orders");
  }

  List<String> shipped() throws SQLException {
    return texts(delivery, "shipments", "SELECT order_id FROM shipments");
  }

  List<String> billed() throws SQLException {
    return texts(orders, "invoices", "SELECT order_id FROM invoices");
  }

  /**
   * How many of the orders are in the list exactly once; what is no order at all counts against.
   */
  static long once(List<String> placed, List<String> list) {
    Set<String> unknown = new HashSet<>(list);
    placed.forEach(unknown::remove);
    long once = placed.stream().filter(id -> Collections.frequency(list, id) == 1).count();
    return once - unknown.size();
  }

  /** How many messages came again and were recognised, as far as the histories were written. */
  long recognised() throws SQLException {
    String again = "SELECT event_id FROM sealane_history WHERE what = 'DEDUPLICATED'";
    return (long) texts(orders, "orders", again).size()
        + texts(delivery, "shipments", again).size();
  }

  HistoryReader history() {
    return JdbcStore.of(orders).historyReader().and(JdbcStore.of(delivery).historyReader());
  }

  /** None if the table is not there yet. */
  private static List<String> texts(DataSource database, String table, String sql)
      throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> texts = new ArrayList<>();
      if (!connection.getMetaData().getTables(null, null, table, null).next()) {
        return texts;
      }
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    }
  }
}
