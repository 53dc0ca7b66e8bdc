package io.sealane.jdbc.eventstore;

import static io.sealane.jdbc.eventstore.Account.deposited;
import static io.sealane.store.stream.ExpectedVersion.ANY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.store.stream.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** All events, in one order, while they are being appended. */
@OnEveryDatabase
class ReadAllTest {

  private static final int WRITERS = 6;
  private static final int APPENDS = 60;

  @AutoClose private final Bank bank;
  private final JdbcEventStore store;

  ReadAllTest(Product product) {
    bank = Bank.on(product);
    store = bank.store;
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    for (int i = 0; i < 25; i++) {
      store.append("account-" + i % 3, ANY, deposited(i));
    }
    assertThat(Bank.cents(bank.all(10)))
        .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> (long) i).toList());
    assertThat(bank.all(1)).isEqualTo(bank.all(1_000));
    assertThat(store.readAll(bank.all(100).get(24).position(), 10)).isEmpty();
  }

  @Test
  void aReaderMissesNothingWhileManyAppend() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    AtomicInteger running = new AtomicInteger(WRITERS);
    try {
      List<CompletableFuture<Void>> all =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> CompletableFuture.runAsync(() -> write(i, running), writers))
              .toList();
      List<StoredEvent> read = new ArrayList<>();
      boolean over = false;
      while (!over) {
        over = running.get() == 0;
        List<StoredEvent> page;
        do {
          long last = read.isEmpty() ? 0 : read.get(read.size() - 1).position();
          page = store.readAll(last, 7);
          read.addAll(page);
        } while (!page.isEmpty());
      }
      all.forEach(CompletableFuture::join);
      assertThat(read).isEqualTo(bank.all(1_000));
      assertThat(read).extracting(StoredEvent::position).isSorted().doesNotHaveDuplicates();
      assertThat(read)
          .hasSize((int) bank.database.number("SELECT COUNT(*) FROM " + bank.table("events")));
      streamsAreInOrder(read);
    } finally {
      writers.shutdownNow();
    }
  }

  /** Some of a transaction's appends before others, some rolled back, in an order of their own. */
  private void write(int writer, AtomicInteger running) {
    SplittableRandom random = new SplittableRandom(writer);
    try {
      for (int i = 0; i < APPENDS; i++) {
        int number = i;
        boolean kept = random.nextInt(4) > 0;
        try {
          bank.transactions.inNew(
              () -> {
                store.append("own-" + writer, ANY, deposited(number));
                if (random.nextBoolean()) {
                  bank.database.number("SELECT 1"); // time for others to commit
                }
                store.append("own-" + writer, ANY, deposited(number), deposited(number));
                if (!kept) {
                  throw new IllegalStateException("rolled back");
                }
                return "";
              });
        } catch (IllegalStateException e) {
          assertThat(kept).isFalse();
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      running.decrementAndGet();
    }
  }

  private static void streamsAreInOrder(List<StoredEvent> read) {
    read.stream()
        .map(StoredEvent::stream)
        .distinct()
        .forEach(
            stream -> {
              List<StoredEvent> own = read.stream().filter(e -> e.stream().equals(stream)).toList();
              assertThat(own)
                  .extracting(StoredEvent::version)
                  .containsExactlyElementsOf(
                      IntStream.rangeClosed(1, own.size()).mapToObj(i -> (long) i).toList());
            });
  }

  @Test
  void somebodyElsesOpenTransactionHoldsBackNothing() throws SQLException {
    bank.database.execute("CREATE TABLE others (id INT PRIMARY KEY)");
    try (Connection other = bank.database.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("INSERT INTO others VALUES (1)");
      store.append("account-1", ANY, deposited(1));
      store.append("account-2", ANY, deposited(2));
      assertThat(Bank.cents(bank.all(10))).containsExactly(1L, 2L);
      assertThat(Bank.cents(bank.store(Account.CATALOG).readAll(0, 10))).containsExactly(1L, 2L);
      other.rollback();
    }
  }
}
