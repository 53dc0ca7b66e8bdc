package io.sealane.jdbc.eventstore;

import static io.sealane.jdbc.eventstore.Account.deposited;
import static io.sealane.store.stream.ExpectedVersion.ANY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.Waiting;
import io.sealane.store.stream.StoredEvent;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whom a reader waits for where appends do not wait for each other. */
class FenceTest {

  private static final String INSERT =
      "INSERT INTO sealane_events (recorded_at, stream, version, id, type, body)"
          + " SELECT recorded_at, 'late', 1, 'late', type,"
          + " convert_to(replace(convert_from(body, 'UTF8'), id, 'late'), 'UTF8')"
          + " FROM sealane_events WHERE stream = 'account-1'";

  @AutoClose private final Bank bank = Bank.on(Product.POSTGRESQL);
  private final JdbcEventStore store = bank.store;

  @Test
  void anOpenAppendHoldsBackWhatIsBehindItAndNothingElse() throws Exception {
    store.append("account-1", ANY, deposited(1));
    assertThat(Bank.cents(bank.all(10))).containsExactly(1L);
    bank.transactions.inNew(
        () -> {
          store.append("account-2", ANY, deposited(2));
          CompletableFuture.runAsync(() -> store.append("account-3", ANY, deposited(3))).join();
          assertThat(Bank.cents(bank.all(10))).containsExactly(1L);
          // One that comes to read just now knows nothing of the open one, and waits for it.
          assertThat(bank.store(Account.CATALOG).readAll(0, 10)).isEmpty();
          return "";
        });
    assertThat(Bank.cents(bank.all(10))).containsExactly(1L, 2L, 3L);
    assertThat(Bank.cents(bank.store(Account.CATALOG).readAll(0, 10))).containsExactly(1L, 2L, 3L);
  }

  @Test
  void anOldTransactionThatAppendsLateIsNotPassedOver() throws Exception {
    bank.database.execute("CREATE TABLE others (id INT PRIMARY KEY)");
    try (Connection other = bank.database.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      // It has its transaction id before all that follow, and has looked at our events.
      statement.execute("INSERT INTO others VALUES (1)");
      statement.execute("SELECT COUNT(*) FROM sealane_events");
      store.append("account-1", ANY, deposited(1));
      store.append("account-2", ANY, deposited(2));
      assertThat(Bank.cents(bank.all(10))).containsExactly(1L, 2L);
      statement.execute(INSERT);
      store.append("account-3", ANY, deposited(3));
      assertThat(Bank.cents(bank.all(10))).containsExactly(1L, 2L);
      other.commit();
      assertThat(Bank.cents(bank.all(10))).containsExactly(1L, 2L, 1L, 3L);
    }
  }

  @Test
  void aWriterWhoseConnectionIsKilledHoldsBackNothing() throws Exception {
    store.append("account-1", ANY, deposited(1));
    try (Connection other = bank.database.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(INSERT);
      store.append("account-2", ANY, deposited(2));
      assertThat(store.readAll(0, 10)).hasSizeLessThan(2);
      bank.database.texts(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE state = 'idle in transaction' AND datname = current_database()");
      Waiting.until("the writer is gone", () -> store.readAll(0, 10).size() == 2);
    }
  }

  @Test
  void whoeverBeginsOrCommitsWhileAReaderLooksIsNotPassedOver() throws Exception {
    for (String query : List.of("MAX(position)", "pg_locks", "ORDER BY position")) {
      BetweenStatements between = new BetweenStatements(bank.database.dataSource());
      JdbcEventStore reader = JdbcStore.of(between.dataSource()).eventStore(Account.CATALOG);
      List<StoredEvent> read = new ArrayList<>(follow(reader, 0));
      store.append("seen", ANY, deposited(1));
      try (Connection late = bank.database.connect()) {
        late.setAutoCommit(false);
        between.before(
            query,
            () -> {
              insert(late, query);
              store.append("early", ANY, deposited(2));
            });
        read.addAll(follow(reader, last(read)));
        late.commit();
      }
      read.addAll(follow(reader, last(read)));
      assertThat(read).as(query).isEqualTo(bank.all(100));
    }
  }

  private static List<StoredEvent> follow(JdbcEventStore reader, long after) {
    List<StoredEvent> read = new ArrayList<>();
    List<StoredEvent> page;
    do {
      page = reader.readAll(read.isEmpty() ? after : last(read), 10);
      read.addAll(page);
    } while (!page.isEmpty());
    return read;
  }

  private static long last(List<StoredEvent> read) {
    return read.isEmpty() ? 0 : read.get(read.size() - 1).position();
  }

  private void insert(Connection late, String stream) {
    try {
      bank.transactions.with(late, () -> store.append(stream, ANY, deposited(3)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aReaderThatIsBehindLooksForNobody() {
    for (int i = 0; i < 10; i++) {
      store.append("account-1", ANY, deposited(i));
    }
    assertThat(store.readAll(0, 10)).hasSize(10);
    bank.database.dataSource().statements().reset();
    assertThat(store.readAll(2, 3)).hasSize(3);
    assertThat(bank.database.dataSource().statements().all()).hasSize(1);
  }
}
