package io.sealane.jdbc.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import io.sealane.observe.history.EventHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class JdbcHistoryTest {

  @AutoClose private final TestDatabase database;
  private final JdbcStore jdbc;
  private final Product product;

  JdbcHistoryTest(Product product) {
    this.product = product;
    database = product.create();
    jdbc = JdbcStore.of(database.dataSource());
    jdbc.schema(SchemaPart.HISTORY).apply();
  }

  @Test
  void theDatabaseTellsTheSameStoryAsTheMemory() {
    EventHistory memory = EventHistory.create();
    try (JdbcHistory history = jdbc.history()) {
      Happenings happenings = new Happenings(memory, history);
      happenings.orderIsPublished();
      happenings.orderIsDelivered();
      happenings.trouble();
    }
    HistoryReader reader = jdbc.historyReader();
    for (String id : List.of("e-1", "e-2", "e-3", "e-4", "m-9", "nobody")) {
      EventHistory read = reader.event(id);
      assertThat(fit(read.tree(id).toString())).as(id).isEqualTo(fit(memory.tree(id).toString()));
      assertThat(read.of(id)).hasSameSizeAs(memory.of(id));
      assertThat(read.causedBy(id)).isEqualTo(memory.causedBy(id));
    }
    EventHistory correlation = reader.correlation("c-1");
    assertThat(fit(correlation.treeOf("c-1").toString()))
        .isEqualTo(fit(memory.treeOf("c-1").toString()));
    assertThat(reader.key("key-of-e-2").of("e-2")).isEqualTo(memory.of("e-2"));
    assertThat(reader.dropped()).isZero();
  }

  /** What no database takes is replaced in the rows, and spelled out in the memory. */
  private static String fit(String tree) {
    return tree.replace("\\u0000", "\ufffd").replace("\\ud800", "\ufffd");
  }

  @Test
  void thePublishersAndTheConsumersDatabaseAreReadAsOne() {
    try (TestDatabase elsewhere = product.create()) {
      JdbcStore consumer = JdbcStore.of(elsewhere.dataSource());
      consumer.schema(SchemaPart.HISTORY).apply();
      EventHistory memory = EventHistory.create();
      try (JdbcHistory here = jdbc.history();
          JdbcHistory there = consumer.history()) {
        new Happenings(memory, here).orderIsPublished();
        new Happenings(memory, there).orderIsDelivered();
      }
      HistoryReader both = consumer.historyReader().and(jdbc.historyReader());
      assertThat(fit(both.event("e-1").tree("e-1").withoutTimes().toString()))
          .isEqualTo(fit(memory.tree("e-1").withoutTimes().toString()));
      assertThat(jdbc.historyReader().event("e-1").of("e-1")).hasSize(4);
    }
  }

  @Test
  void whatIsNotWrittenWaitsAndIsWrittenLater() {
    try (JdbcHistory history = jdbc.history()) {
      database.execute("ALTER TABLE " + table() + " RENAME TO away");
      new Happenings(history).orderIsPublished();
      Waiting.until("it has tried", () -> !database.dataSource().statements().failures().isEmpty());
      assertThat(history.waiting()).isEqualTo(4);
      database.execute("ALTER TABLE away RENAME TO " + table());
      Waiting.until("it is written", () -> history.waiting() == 0);
      assertThat(jdbc.historyReader().event("e-1").of("e-1")).hasSize(4);
      assertThat(history.dropped()).isZero();
    }
  }

  @Test
  void whatIsTooMuchIsDroppedAndCountedAndNobodyWaits() throws Exception {
    try (JdbcHistory history = jdbc.history().holding(100)) {
      database.execute("ALTER TABLE " + table() + " RENAME TO away");
      ExecutorService handlers = Executors.newFixedThreadPool(4);
      for (int i = 0; i < 4; i++) {
        handlers.submit(() -> settle(history, 1_000));
      }
      handlers.shutdown();
      assertThat(handlers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      // Those that are being written wait beside those that are held.
      Waiting.until(
          "all are held or counted", () -> history.waiting() + history.dropped() == 4_000);
      assertThat(history.waiting()).isBetween(100, 600);
      database.execute("ALTER TABLE away RENAME TO " + table());
      Waiting.until("they are written", () -> history.waiting() == 0);
      settle(history, 1);
    }
    long written = database.number("SELECT COUNT(*) FROM " + table() + " WHERE what = 'SETTLED'");
    assertThat(jdbc.historyReader().dropped()).isEqualTo(4_001 - written);
  }

  private String table() {
    return product == Product.MARIADB ? "`sealane_history`" : "\"sealane_history\"";
  }

  private static void settle(JdbcHistory history, int times) {
    for (int i = 0; i < times; i++) {
      history.on(new Signal.Settled(new Subject("delivery", "m-" + i, null, 1)), Happenings.NOON);
    }
  }

  @Test
  void whatIsHeldWhenItIsClosedIsWrittenOrCounted() {
    JdbcHistory history = jdbc.history();
    settle(history, 1_200);
    history.close();
    history.close();
    assertThat(database.number("SELECT COUNT(*) FROM " + table())).isEqualTo(1_200);
    settle(history, 3);
    assertThat(history.dropped()).isEqualTo(3);
    JdbcHistory broken = jdbc.history();
    database.execute("DROP TABLE " + table());
    settle(broken, 10);
    broken.close();
    assertThat(broken.dropped()).isEqualTo(10);
  }

  @Test
  void whatIsOldIsDeletedFromTheBeginning() {
    try (JdbcHistory history = jdbc.history()) {
      for (int day = 0; day < 30; day++) {
        for (int i = 0; i < 100; i++) {
          Instant at = Happenings.NOON.plus(Duration.ofDays(day));
          history.on(new Signal.Settled(new Subject("delivery", "m-" + i, null, 1)), at);
        }
      }
    }
    JdbcHistory history = jdbc.history();
    assertThat(history.deleteBefore(Happenings.NOON.plus(Duration.ofDays(20)))).isEqualTo(2_000);
    assertThat(history.deleteBefore(Happenings.NOON.plus(Duration.ofDays(20)))).isZero();
    assertThat(database.number("SELECT COUNT(*) FROM " + table())).isEqualTo(1_000);
    assertThatThrownBy(() -> history.keeping(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> history.holding(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void manyRowsAreFewTransactions() {
    try (JdbcHistory history = jdbc.history()) {
      database.execute("ALTER TABLE " + table() + " RENAME TO away");
      settle(history, 5_000);
      Waiting.until("all of it waits", () -> history.waiting() == 5_000);
      database.dataSource().statements().reset();
      database.execute("ALTER TABLE away RENAME TO " + table());
      Waiting.until("it is written", () -> history.waiting() == 0);
      // The first batch may have been taken before there were five hundred.
      assertThat(database.dataSource().statements().commits()).isBetween(10, 11);
    }
    assertThat(database.number("SELECT COUNT(*) FROM " + table())).isEqualTo(5_000);
  }
}
