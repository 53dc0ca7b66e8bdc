package io.sealane.jdbc.relay.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.relay.table.Completion.Hold;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.store.outbox.Outbox.Entry;
import io.sealane.time.Scheduler;
import io.sealane.transport.send.OutgoingMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is written down after rows were sent. */
@OnEveryDatabase
class HeldLanesTest {

  private static final Failure WHY = Failure.of(Failure.Kind.TRANSIENT, "caf\u00e9 is shut");

  @AutoClose private final TestDatabase test;
  private final Database database;
  private final RelayLease lease;
  private final HeldLanes held;
  private final Waiting waiting;

  HeldLanesTest(Product product) throws SQLException {
    test = product.create();
    database = test.asDatabase();
    lease = new RelayLease(database, "orders", Duration.ofSeconds(30), Scheduler.system());
    held = new HeldLanes(database, "orders", true);
    waiting = new Waiting(database, "orders", true);
    JdbcStore store = JdbcStore.of(test.dataSource());
    store.schema(SchemaPart.OUTBOX).apply();
    store
        .outbox()
        .append(
            IntStream.range(0, 4)
                .mapToObj(
                    i ->
                        new Entry(
                            "orders",
                            new OutgoingMessage("e" + i, "k" + i % 2, new byte[] {1}, Map.of())))
                .toList());
  }

  private List<Row> rows() throws SQLException {
    return waiting.read(0, Long.MAX_VALUE, 100);
  }

  private long count(String table) {
    return test.number(database.sql("SELECT COUNT(*) FROM " + table));
  }

  @Test
  void whatIsHeldIsCopiedAndGoesWhenItIsSent() throws SQLException {
    assertThat(database.apart(lease::claim)).isTrue();
    List<Row> all = rows();
    List<Row> odd = List.of(all.get(1), all.get(3));
    String lane = all.get(1).lane();
    Map<String, Hold> hold = Map.of(lane, new Hold(WHY, Duration.ZERO));
    Completion holding = new Completion(lease.token(), all.get(3).seq(), odd, List.of(), hold);
    assertThat(holding.write(database, lease, held)).isTrue();
    assertThat(lease.cursor()).isEqualTo(all.get(3).seq());
    assertThat(held.holds(all.get(1))).isTrue();
    assertThat(held.holds(all.get(0))).isFalse();
    assertThat(database.apart(held::due)).extracting(Row::seq).containsExactly(2L, 4L);

    assertThat(holding.write(database, lease, held)).as("once more").isTrue();
    assertThat(database.apart(held::due)).hasSize(2);
    assertThat(held.attempts(lane)).isEqualTo(2);

    new Completion(lease.token(), lease.cursor(), List.of(), odd, Map.of())
        .write(database, lease, held);
    assertThat(held.isEmpty()).isTrue();
    assertThat(count("{outbox_lane}")).isZero();
    assertThat(count("{outbox_held}")).isZero();
  }

  @Test
  void whatIsWrittenDownAgainAfterALostAnswerOpensItsLaneAllTheSame() throws SQLException {
    database.apart(lease::claim);
    Row row = rows().get(1);
    Map<String, Hold> hold = Map.of(row.lane(), new Hold(WHY, Duration.ZERO));
    new Completion(lease.token(), row.seq(), List.of(row), List.of(), hold)
        .write(database, lease, held);
    test.execute(
        database.sql("DELETE FROM {outbox_held}"), database.sql("DELETE FROM {outbox_lane}"));
    assertThat(held.holds(row)).as("what is remembered").isTrue();

    new Completion(lease.token(), row.seq(), List.of(), List.of(row), Map.of())
        .write(database, lease, held);
    assertThat(held.holds(row)).isFalse();
  }

  @Test
  void whoeverLostTheLeaseWritesNothing() throws SQLException {
    database.apart(lease::claim);
    List<Row> all = rows();
    test.execute(database.sql("UPDATE {outbox_relay} SET token = token + 1, owner = 'another'"));
    Map<String, Hold> hold = Map.of(all.get(1).lane(), new Hold(WHY, Duration.ZERO));
    assertThat(
            new Completion(lease.token(), 4, List.of(all.get(1)), List.of(), hold)
                .write(database, lease, held))
        .isFalse();
    assertThat(
            new Completion(lease.token(), 4, List.of(), List.of(), Map.of())
                .write(database, lease, held))
        .isFalse();
    assertThat(test.number(database.sql("SELECT seq FROM {outbox_relay}"))).isZero();
    assertThat(count("{outbox_held}")).isZero();
    assertThat(lease.isHeld()).isFalse();
  }
}
