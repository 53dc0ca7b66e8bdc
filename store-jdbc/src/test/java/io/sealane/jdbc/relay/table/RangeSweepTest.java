package io.sealane.jdbc.relay.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.schema.Schema;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent is deleted, and who publishes meanwhile neither waits nor is waited for. */
@ParameterizedClass
@EnumSource(names = {"MARIADB", "H2"})
class RangeSweepTest {

  @AutoClose private final TestDatabase test;
  private final Database database;
  private final Sweep sweep;

  RangeSweepTest(Product product) throws SQLException {
    test = product.create();
    database = test.asDatabase();
    new Schema(database, List.of(SchemaPart.OUTBOX)).apply();
    sweep = new RangeSweep(database, "orders");
    test.execute(database.sql("INSERT INTO {outbox_relay} VALUES ('orders', 0, '', 0, 0)"));
  }

  private void rows(Statement statement, int first, int last) throws SQLException {
    for (int seq = first; seq <= last; seq++) {
      statement.addBatch(
          database.sql(
              "INSERT INTO {outbox} (seq, topic, event_id, stored_at, head, body) VALUES ("
                  + (seq + ", 'orders', 'e', 0, '', '')")));
    }
    statement.executeBatch();
  }

  private long left() {
    return test.number(database.sql("SELECT COUNT(*) FROM {outbox}"));
  }

  private void sentUpTo(int seq) {
    test.execute(database.sql("UPDATE {outbox_relay} SET seq = " + seq));
  }

  @Test
  void allThatIsSentGoesAndNothingElse() throws SQLException {
    try (Connection connection = test.connect();
        Statement statement = connection.createStatement()) {
      rows(statement, 1, 2_510);
    }
    sentUpTo(2_500);
    sweep.after(2_500);
    assertThat(left()).isEqualTo(10);
  }

  @Test
  void whoIsPublishingDoesNotHoldItUp() throws SQLException {
    try (Connection writer = test.connect();
        Statement statement = writer.createStatement()) {
      rows(statement, 1, 10);
      writer.setAutoCommit(false);
      rows(statement, 11, 12);
      sentUpTo(10);
      sweep.whileIdle(10);
      assertThat(left()).isZero();
      writer.commit();
    }
    assertThat(left()).isEqualTo(2);
  }
}
