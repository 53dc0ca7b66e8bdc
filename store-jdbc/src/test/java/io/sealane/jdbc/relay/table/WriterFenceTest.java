package io.sealane.jdbc.relay.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Dialect;
import io.sealane.jdbc.database.TableNames;
import io.sealane.jdbc.schema.Schema;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.transaction.ThreadTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F31: what is committed late is never passed by, and nobody but a writer is waited for. */
class WriterFenceTest {

  private static final String INSERT =
      "INSERT INTO sealane_outbox (seq, segment, topic, event_id, stored_at, head, body)"
          + " SELECT n, 0, 'orders', 'e', 0, '', '' FROM nextval('sealane_outbox_seq') AS n";

  @AutoClose private final TestDatabase test = Product.POSTGRESQL.create();
  private final Database database =
      new Database(
          test.dataSource(),
          Dialect.POSTGRESQL,
          TableNames.STANDARD,
          ThreadTransactions.on(test.dataSource()));
  private final Fence fence = Fence.of(database);

  @BeforeEach
  void createTables() {
    new Schema(database, List.of(SchemaPart.OUTBOX)).apply();
  }

  private static void write(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(INSERT);
    }
  }

  private Connection begun() throws SQLException {
    Connection connection = test.connect();
    connection.setAutoCommit(false);
    return connection;
  }

  @Test
  void anEmptyOutboxIsComplete() throws SQLException {
    assertThat(fence.complete()).isZero();
  }

  @Test
  void withoutOpenWritersAllIsComplete() throws SQLException {
    test.execute(INSERT, INSERT);
    assertThat(fence.complete()).isEqualTo(2);
    test.execute(INSERT);
    assertThat(fence.complete()).isEqualTo(3);
  }

  @Test
  void anOpenWriterHoldsBackWhatCameAfterIt() throws SQLException {
    test.execute(INSERT, INSERT);
    assertThat(fence.complete()).isEqualTo(2);
    try (Connection late = begun()) {
      write(late); // 3
      test.execute(INSERT, INSERT); // 4, 5
      assertThat(fence.complete()).isEqualTo(2);
      assertThat(fence.complete()).isEqualTo(2);
      late.commit();
    }
    assertThat(fence.complete()).isEqualTo(5);
  }

  @Test
  void aWriterThatBeganAfterTheLastLookHoldsBackNothingFromBefore() throws SQLException {
    try (Connection first = begun();
        Connection second = begun()) {
      write(first); // 1
      assertThat(fence.complete()).isZero();
      test.execute(INSERT); // 2
      write(second); // 3
      assertThat(fence.complete()).isZero();
      first.commit();
      assertThat(fence.complete()).as("up to where it was when the second was new").isEqualTo(1);
      write(first); // 4
      second.commit();
      assertThat(fence.complete()).isEqualTo(3);
      first.rollback();
      assertThat(fence.complete()).isEqualTo(4);
    }
  }

  /** A crash does that to numbers whose transactions have not been written to disk. */
  @Test
  void numbersThatAreGivenAgainAreNotTakenForPassed() throws SQLException {
    test.execute(INSERT, INSERT);
    try (Connection lost = begun()) {
      write(lost); // 3
      lost.rollback();
    }
    assertThat(fence.complete()).isEqualTo(3);
    test.execute("SELECT setval('sealane_outbox_seq', 2)");
    fence.complete();
    try (Connection late = begun()) {
      write(late); // 3 again
      test.execute(INSERT); // 4
      assertThat(fence.complete()).isLessThanOrEqualTo(2);
      late.commit();
    }
    assertThat(fence.complete()).isEqualTo(4);
  }

  @Test
  void aTransactionThatDoesSomethingElseIsNotWaitedFor() throws SQLException {
    test.execute("CREATE TABLE other (n int)");
    try (Connection idle = begun();
        Statement statement = idle.createStatement()) {
      statement.execute("INSERT INTO other VALUES (1)");
      statement.execute("SELECT pg_current_xact_id()");
      statement.execute("SELECT COUNT(*) FROM sealane_outbox");
      test.execute(INSERT, INSERT);
      assertThat(fence.complete()).isEqualTo(2);
    }
  }

  @Test
  void aTransactionThatHeldItsIdLongBeforeItPublishedIsNotMissed() throws SQLException {
    test.execute("CREATE TABLE other (n int)");
    try (Connection old = begun();
        Statement statement = old.createStatement()) {
      statement.execute("INSERT INTO other VALUES (1)");
      test.execute(INSERT, INSERT);
      assertThat(fence.complete()).isEqualTo(2);
      write(old); // 3, with the oldest transaction id of all
      test.execute(INSERT); // 4
      assertThat(fence.complete()).isEqualTo(2);
      old.commit();
    }
    assertThat(fence.complete()).isEqualTo(4);
  }

  @Test
  void aNewRelayWaitsForWritersThatItDidNotSeeBegin() throws SQLException {
    try (Connection old = begun()) {
      write(old); // 1
      test.execute(INSERT); // 2
      assertThat(Fence.of(database).complete()).isZero();
      old.rollback();
    }
    assertThat(Fence.of(database).complete()).isEqualTo(2);
  }
}
