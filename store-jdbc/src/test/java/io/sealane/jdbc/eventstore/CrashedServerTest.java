package io.sealane.jdbc.eventstore;

import static io.sealane.jdbc.eventstore.Account.deposited;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.StoreException;
import io.sealane.event.Publication;
import io.sealane.jdbc.server.PostgresServer;
import io.sealane.jdbc.server.Waiting;
import io.sealane.store.stream.ExpectedVersion;
import io.sealane.store.stream.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The server crashes while events are appended, followed and applied. */
class CrashedServerTest {

  private static final int WRITERS = 3;
  private static final int EVENTS = 150;
  private static final int CRASHES = 3;

  @AutoClose private final PostgresServer server = PostgresServer.start();
  private final Bank bank = Bank.on(server.create());

  @Test
  void nothingIsMissedAndNothingIsThereTwice() throws Exception {
    bank.database.execute(
        "CREATE TABLE balances (account VARCHAR(50) PRIMARY KEY, cents BIGINT, deposits INT)");
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    List<StoredEvent> read = new ArrayList<>();
    try (ProjectionRun run = bank.store.projections().start(DoomedProjection.projection())) {
      List<CompletableFuture<Void>> all =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> CompletableFuture.runAsync(() -> append(i), writers))
              .toList();
      for (int i = 1; i <= CRASHES; i++) {
        int enough = i * WRITERS * EVENTS / (CRASHES + 1);
        Waiting.until(
            "some are there",
            () -> {
              follow(read);
              return read.size() >= enough;
            });
        server.crashAndRecover();
      }
      all.forEach(CompletableFuture::join);
      Waiting.until(
          "all are read",
          () -> {
            follow(read);
            return read.size() >= WRITERS * EVENTS;
          });
      Waiting.until("all are applied", () -> deposits() >= WRITERS * EVENTS);
      Waiting.until("all is well", () -> run.health().reason().isEmpty());
    } finally {
      writers.shutdownNow();
    }
    assertThat(read).extracting(StoredEvent::position).isSorted().doesNotHaveDuplicates();
    for (int i = 0; i < WRITERS; i++) {
      assertThat(Bank.cents(bank.store.read("account-" + i)))
          .containsExactlyElementsOf(IntStream.range(0, EVENTS).mapToObj(j -> (long) j).toList());
    }
    assertThat(read).hasSize(WRITERS * EVENTS);
    assertThat(deposits()).isEqualTo(WRITERS * EVENTS);
    bank.close();
  }

  private long deposits() {
    return bank.database.number("SELECT COALESCE(SUM(deposits), 0) FROM balances");
  }

  /** Repeats what may not have gone through, by the same id at the same version. */
  private void append(int writer) {
    for (int i = 0; i < EVENTS; i++) {
      List<Publication> event =
          List.of(Publication.of(deposited(i)).withId("e-" + writer + "-" + i));
      ExpectedVersion expected = ExpectedVersion.exactly(i);
      Waiting.until(
          "it is appended",
          () -> tried(() -> bank.store.append("account-" + writer, expected, event)));
    }
  }

  private void follow(List<StoredEvent> read) {
    long last = read.isEmpty() ? 0 : read.get(read.size() - 1).position();
    tried(() -> read.addAll(bank.store.readAll(last, 50)));
  }

  private static boolean tried(Runnable work) {
    try {
      work.run();
      return true;
    } catch (StoreException e) {
      return false;
    }
  }
}
