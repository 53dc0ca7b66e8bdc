package io.sealane.jdbc.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.schema.Schema;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is old is deleted, and who writes meanwhile neither waits nor is waited for. */
@ParameterizedClass
@EnumSource
class HistoryCleaningTest {

  private static final long MICROS_OF_A_SECOND = 1_000_000;

  @AutoClose private final TestDatabase test;
  private final Database database;
  private final HistoryCleaning cleaning;

  HistoryCleaningTest(Product product) throws SQLException {
    test = product.create();
    database = test.asDatabase();
    new Schema(database, List.of(SchemaPart.HISTORY)).apply();
    cleaning = new HistoryCleaning(database);
  }

  private void rows(Statement statement, int first, int last) throws SQLException {
    for (int second = first; second <= last; second++) {
      statement.addBatch(
          database.sql(
              "INSERT INTO {history} (happened_at, what, place, attempt, detail) VALUES ("
                  + (second * MICROS_OF_A_SECOND + ", 'HANDLED', 'delivery', 1, '')")));
    }
    statement.executeBatch();
  }

  private long left() {
    return test.number(database.sql("SELECT COUNT(*) FROM {history}"));
  }

  @Test
  void allThatIsOlderGoesAndNothingElse() throws SQLException {
    try (Connection connection = test.connect();
        Statement statement = connection.createStatement()) {
      rows(statement, 1, 2_510);
    }

    assertThat(cleaning.deleteBefore(Instant.ofEpochSecond(2_501))).isEqualTo(2_500);
    assertThat(left()).isEqualTo(10);
    assertThat(test.number(database.sql("SELECT MIN(happened_at) FROM {history}")))
        .isEqualTo(2_501 * MICROS_OF_A_SECOND);
  }

  @Test
  void whoIsWritingDoesNotHoldItUp() throws SQLException {
    try (Connection writer = test.connect();
        Statement statement = writer.createStatement()) {
      rows(statement, 1, 10);
      writer.setAutoCommit(false);
      rows(statement, 11, 12);

      assertThat(cleaning.deleteBefore(Instant.ofEpochSecond(11))).isEqualTo(10);
      assertThat(left()).isZero();
      writer.commit();
    }
    assertThat(left()).isEqualTo(2);
  }
}
