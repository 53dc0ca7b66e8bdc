package io.sealane.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class DialectTest {

  @AutoClose private final TestDatabase database;

  DialectTest(Product product) {
    database = product.create();
  }

  @Test
  void itIsRecognised() throws SQLException {
    try (Connection connection = database.connect()) {
      assertThat(Dialect.of(connection))
          .isEqualTo(
              switch (database.product()) {
                case POSTGRESQL -> Dialect.POSTGRESQL;
                case MARIADB -> Dialect.MYSQL;
                case H2 -> Dialect.H2;
              });
    }
  }

  @Test
  void theDatabasesTimeIsThatOfNoTimeZone() throws SQLException {
    for (String zone : new String[] {"+11:00", "-07:00", "+00:00"}) {
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(
            switch (database.product()) {
              case POSTGRESQL -> "SET TIME ZONE INTERVAL '" + zone + "' HOUR TO MINUTE";
              case MARIADB -> "SET time_zone = '" + zone + "'";
              case H2 -> "SET TIME ZONE '" + zone + "'";
            });
        Instant said = Instant.EPOCH.plusNanos(now(connection) * 1000);
        // The same machine, so the same clock: an hour is what a wrong zone would show.
        assertThat(Duration.between(Instant.now(), said).abs()).isLessThan(Duration.ofMinutes(20));
      }
    }
  }

  private static long now(Connection connection) throws SQLException {
    String from = Dialect.of(connection) == Dialect.MYSQL ? " FROM DUAL" : "";
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT " + Dialect.of(connection).nowMicros() + from)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void namesAreQuotedAsTheyAre() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      String name = Dialect.of(connection).quoted("Order");
      statement.execute("CREATE TABLE " + name + " (id INT)");
      assertThat(database.number("SELECT COUNT(*) FROM " + name)).isZero();
    }
  }
}
