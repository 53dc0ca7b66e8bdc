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
import io.sealane.time.Scheduler;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parts are emptied as a whole, when all of them is sent and nobody is in the way. */
class SegmentSweepTest {

  @AutoClose private final TestDatabase test = Product.POSTGRESQL.create();
  private final Database database =
      new Database(
          test.dataSource(),
          Dialect.POSTGRESQL,
          TableNames.STANDARD,
          ThreadTransactions.on(test.dataSource()));
  private final Clock clock = new Clock();
  private final Sweep sweep = new SegmentSweep(database, clock);

  /** Time that a test moves. */
  private static final class Clock implements Scheduler {
    private long now;

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(now);
    }

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T await(CompletionStage<T> stage, Duration timeout) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void createTables() {
    new Schema(database, List.of(SchemaPart.OUTBOX)).apply();
    test.execute(
        "INSERT INTO sealane_outbox_relay VALUES ('orders', 0, '', 0, 0), ('bills', 0, '', 0, 0)");
    clock.now = Duration.ofMinutes(5).toNanos();
  }

  private void row(String topic, long seq) {
    test.execute(
        "INSERT INTO sealane_outbox (seq, segment, topic, event_id, stored_at, head, body) VALUES ("
            + (seq + ", " + seq / OutboxSql.SEGMENT_SIZE % OutboxSql.SEGMENTS)
            + (", '" + topic + "', 'e', 0, '', '')"));
  }

  private void sent(String topic, long upTo) {
    test.execute(
        "UPDATE sealane_outbox_relay SET seq = " + upTo + " WHERE topic = '" + topic + "'");
  }

  private List<String> left() {
    return test.texts("SELECT seq FROM sealane_outbox ORDER BY seq");
  }

  @Test
  void aPartThatIsLeftAndSentIsEmptied() throws SQLException {
    row("orders", 1);
    row("orders", 65_535);
    row("orders", 65_536);
    sent("orders", 65_536);
    sweep.after(65_536);
    assertThat(left()).containsExactly("65536");
  }

  @Test
  void whatOneTopicHasNotSentKeepsThePart() throws SQLException {
    row("orders", 1);
    row("bills", 2);
    row("orders", 65_536);
    sent("orders", 65_536);
    sweep.after(65_536);
    assertThat(left()).containsExactly("1", "2", "65536");
    sent("bills", 2);
    clock.now += Duration.ofMinutes(1).toNanos();
    sweep.after(65_537);
    assertThat(left()).containsExactly("65536");
  }

  @Test
  void aTopicThatNobodyRelaysKeepsThePart() throws SQLException {
    row("forgotten", 1);
    row("orders", 65_536);
    sent("orders", 65_536);
    sweep.after(65_536);
    assertThat(left()).containsExactly("1", "65536");
  }

  @Test
  void whoeverReadsOrWritesThePartIsNotDisturbedAndNotWaitedFor() throws SQLException {
    row("orders", 1);
    row("orders", 65_536);
    sent("orders", 65_536);
    try (Connection reader = test.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT * FROM sealane_outbox");
      sweep.after(65_536);
      assertThat(left()).containsExactly("1", "65536");
      reader.rollback(); // To close would let the server do that in its own time.
    }
    clock.now += Duration.ofMinutes(1).toNanos();
    sweep.after(65_536);
    assertThat(left()).containsExactly("65536");
  }

  @Test
  void whenThereIsTimeThePartThatIsBeingFilledIsEmptiedToo() throws SQLException {
    row("orders", 1);
    row("orders", 65_536);
    sent("orders", 65_536);
    sweep.whileIdle(65_536);
    assertThat(left()).isEmpty();
  }

  @Test
  void whatIsNotSentIsKeptHoweverIdleTheRelayIs() throws SQLException {
    row("orders", 65_536);
    row("orders", 65_537);
    sent("orders", 65_536);
    sweep.whileIdle(65_536);
    assertThat(left()).containsExactly("65536", "65537");
  }
}
