package io.sealane.jdbc.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Keys;
import io.sealane.jdbc.schema.Schema;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class RetentionTest {

  private static final Duration MONTH = Duration.ofDays(30);

  @AutoClose private final TestDatabase test;
  private final Database database;
  private final HandClock clock = new HandClock();
  private final Retention retention;

  RetentionTest(Product product) throws SQLException {
    test = product.create();
    database = test.asDatabase();
    new Schema(database, List.of(SchemaPart.INBOX)).apply();
    retention = new Retention(oldRows(), MONTH, clock);
    test.dataSource().statements().reset();
  }

  @Test
  void aPieceGoesOnceAMinuteAndMoreWhileThereIsMore() throws SQLException {
    insert("old", 2500, Duration.ofDays(31));
    insert("young", 10, Duration.ofDays(29));
    retention.perhaps();
    assertThat(rows()).as("not due").isEqualTo(2510);
    clock.pass(Duration.ofMinutes(1));
    retention.perhaps();
    assertThat(rows()).isEqualTo(1510);
    retention.perhaps();
    assertThat(rows()).isEqualTo(510);
    retention.perhaps();
    assertThat(rows()).isEqualTo(10);
    int statements = test.dataSource().statements().count();
    for (int i = 0; i < 100; i++) {
      retention.perhaps();
    }
    assertThat(test.dataSource().statements().count()).isEqualTo(statements);
  }

  @Test
  void allThatIsOldGoesOnRequest() throws SQLException {
    insert("old", 2500, Duration.ofDays(31));
    insert("young", 10, Duration.ofDays(29));
    assertThat(retention.now()).isEqualTo(2500);
    assertThat(rows()).isEqualTo(10);
  }

  @Test
  void itWaitsForNobodyWhoWritesAndNobodyWaitsForIt() throws SQLException {
    insert("old", 10, Duration.ofDays(31));
    try (Connection writer = test.connect()) {
      writer.setAutoCommit(false);
      insert(writer, "new", 1, Duration.ZERO);
      assertThat(retention.now()).isEqualTo(10);
      writer.commit();
    }
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void whatCannotBeRemovedIsLeftForTheNextTime() throws SQLException {
    insert("old", 10, Duration.ofDays(31));
    clock.pass(Duration.ofMinutes(1));
    test.execute("ALTER TABLE " + database.table("inbox") + " RENAME TO hidden");
    retention.perhaps();
    test.execute("ALTER TABLE hidden RENAME TO " + database.table("inbox"));
    clock.pass(Duration.ofMinutes(1));
    retention.perhaps();
    assertThat(rows()).isZero();
  }

  @Test
  void aRetentionThatIsNoneIsRefused() {
    OldRows rows = oldRows();
    assertThatThrownBy(() -> new Retention(rows, Duration.ZERO, clock))
        .hasMessage("a retention of PT0S; it takes more than PT0S, to PT876000H");
  }

  private OldRows oldRows() {
    return new OldRows(database, "inbox", "handled_at", Keys.columns());
  }

  private void insert(String name, int count, Duration age) throws SQLException {
    try (Connection connection = test.connect()) {
      connection.setAutoCommit(false);
      insert(connection, name, count, age);
      connection.commit();
    }
  }

  private void insert(Connection connection, String name, int count, Duration age)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < count; i++) {
        statement.addBatch(
            "INSERT INTO "
                + database.table("inbox")
                + " VALUES ('s', '"
                + name
                + i
                + "', 1, 2, "
                + database.dialect().nowMicros()
                + " - "
                + age.toNanos() / 1000
                + ")");
      }
      statement.executeBatch();
    }
  }

  private long rows() {
    return test.number("SELECT COUNT(*) FROM " + database.table("inbox"));
  }
}
