package io.sealane.jdbc.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.watch.Watch;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class AbortedTransactionsTest {

  @AutoClose private final TestDatabase database;
  private final boolean aborts;

  AbortedTransactionsTest(Product product) {
    database = product.create();
    aborts = product == Product.POSTGRESQL;
  }

  @Test
  void onlyPostgresqlGivesATransactionUpForAStatementThatFailed() throws SQLException {
    try (Connection connection = database.connect()) {
      assertThatItIsTold(connection);
    }
  }

  @Test
  void aPoolHidesNothing() throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      assertThatItIsTold(connection);
    }
  }

  @Test
  void whereTheDriverIsHiddenAStatementTells() throws SQLException {
    try (Connection connection = database.connect()) {
      assertThatItIsTold(
          Watch.over(
              connection,
              (real, method, arguments) ->
                  method.getName().equals("isWrapperFor")
                      ? Boolean.FALSE
                      : Watch.call(real, method, arguments)));
    }
  }

  private void assertThatItIsTold(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      assertThat(AbortedTransactions.isAborted(connection)).isFalse();
      assertThatThrownBy(() -> statement.execute("INSERT INTO nowhere VALUES (1)"))
          .isInstanceOf(SQLException.class);
      assertThat(AbortedTransactions.isAborted(connection)).isEqualTo(aborts);
      connection.rollback();
      assertThat(AbortedTransactions.isAborted(connection)).isFalse();
    }
  }
}
