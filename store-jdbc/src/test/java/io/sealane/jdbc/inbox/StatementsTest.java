package io.sealane.jdbc.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.oracle.Figures;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.Waiting;
import io.sealane.store.TransactionalGuard.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How many statements an event costs beside those of its handler, which has none here. */
@OnEveryDatabase
class StatementsTest {

  private static final int EVENTS = 100;

  @AutoClose private final Desk desk;
  private final JdbcInbox inbox;
  private final Product product;

  StatementsTest(Product product) {
    this.product = product;
    desk = new Desk(product);
    inbox = desk.store.inbox();
  }

  @Test
  void aNewEventCostsOneAndADuplicateTwo() {
    all(inbox);
    assertThat(record("inbox, first time")).isEqualTo(1.0);
    all(inbox);
    assertThat(record("inbox, duplicate")).isEqualTo(2.0);
    assertThat(desk.statements().failures()).isEmpty();
  }

  private void all(JdbcInbox inbox) {
    desk.statements().reset();
    for (int i = 0; i < EVENTS; i++) {
      Desk.handle(inbox, "e-" + i, () -> {});
    }
  }

  @Test
  void eventsThatShareTransactionsCostATenth() throws Exception {
    JdbcInbox batched = inbox.withBatches(10);
    CountDownLatch open = new CountDownLatch(1);
    CompletableFuture<Verdict> holder = desk.handleElsewhere(batched, "holder", open::await);
    Waiting.until("the first runs", () -> desk.statements().count() == 1);
    List<CompletableFuture<Verdict>> all = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      all.add(desk.handleElsewhere(batched, "e-" + i, () -> {}));
    }
    Waiting.until("all wait", () -> batched.waiting(Desk.SUBSCRIPTION) == EVENTS);
    desk.statements().reset();
    open.countDown();
    for (CompletableFuture<Verdict> one : all) {
      one.get();
    }
    holder.get();
    assertThat(record("inbox, batches of ten")).isLessThanOrEqualTo(0.15);
  }

  private double record(String row) {
    double perEvent = desk.statements().count() / (double) EVENTS;
    Figures.STATEMENTS.record(
        row + " on " + product,
        Map.of(
            "events",
            EVENTS,
            "statementsPerEvent",
            perEvent,
            "commits",
            desk.statements().commits(),
            "exceptions",
            desk.statements().failures().size()));
    return perEvent;
  }
}
