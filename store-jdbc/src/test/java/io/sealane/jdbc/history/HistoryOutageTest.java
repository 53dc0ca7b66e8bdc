package io.sealane.jdbc.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.PostgresServer;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The database of a history is down while events are handled. */
class HistoryOutageTest {

  private static final int ROWS = 3_000;

  @AutoClose private final PostgresServer server = PostgresServer.start();

  @Test
  void whatHappensMeanwhileIsWrittenLaterAndNobodyWaits() {
    TestDatabase database = server.create();
    JdbcStore jdbc = JdbcStore.of(database.dataSource());
    jdbc.schema(SchemaPart.HISTORY).apply();
    try (JdbcHistory history = jdbc.history()) {
      settle(history, 0);
      Waiting.until("some is written", () -> history.waiting() == 0);
      server.crash();
      // In a thread of its own, because it must not depend on the database's return.
      CompletableFuture<Void> handling = CompletableFuture.runAsync(() -> settle(history, ROWS));
      Waiting.until("all is handled", handling::isDone);
      Waiting.until("all of it waits", () -> history.waiting() == ROWS);
      server.up();
      Waiting.until("all is written", () -> history.waiting() == 0);
      assertThat(history.dropped()).isZero();
    }
    assertThat(database.number("SELECT COUNT(DISTINCT message_id) FROM sealane_history"))
        .isEqualTo(2 * ROWS);
    assertThat(jdbc.historyReader().dropped()).isZero();
    database.close();
  }

  private static void settle(JdbcHistory history, int from) {
    for (int i = from; i < from + ROWS; i++) {
      history.on(new Signal.Settled(new Subject("delivery", "m-" + i, null, 1)), Happenings.NOON);
    }
  }
}
