package io.sealane.jdbc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.jdbc.watch.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class TestDatabaseTest {

  @AutoClose private final TestDatabase database;
  private final Product product;

  TestDatabaseTest(Product product) {
    this.product = product;
    database = product.create();
  }

  @Test
  void eachTestHasADatabaseOfItsOwn() {
    try (TestDatabase other = product.create()) {
      database.execute("CREATE TABLE things (id INT PRIMARY KEY)");
      other.execute("CREATE TABLE things (id INT PRIMARY KEY)", "INSERT INTO things VALUES (1)");
      assertThat(database.number("SELECT COUNT(*) FROM things")).isZero();
      assertThat(other.number("SELECT COUNT(*) FROM things")).isEqualTo(1);
    }
  }

  @Test
  void whatGoesThroughThePoolIsCounted() throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE things (id INT PRIMARY KEY)");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO things VALUES (?)")) {
        for (int i = 0; i < 3; i++) {
          insert.setInt(1, i);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    }
    Statements statements = database.dataSource().statements();
    assertThat(statements.all())
        .hasSize(4)
        .endsWith("INSERT INTO things VALUES (?)", "INSERT INTO things VALUES (?)");
    assertThat(statements.roundTrips()).isEqualTo(2);
    assertThat(statements.commits()).isEqualTo(1);
    assertThat(statements.connections()).isEqualTo(1);
    assertThat(statements.failures()).isEmpty();
  }

  @Test
  void whatTheDriverThrowsIsCounted() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("SELECT * FROM nowhere"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(database.dataSource().statements().failures()).hasSize(1);
  }
}
