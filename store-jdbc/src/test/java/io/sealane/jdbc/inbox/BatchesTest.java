package io.sealane.jdbc.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.Waiting;
import io.sealane.store.TransactionalGuard.Verdict;
import io.sealane.store.TransactionalGuard.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class BatchesTest {

  private static final int SIZE = 10;

  @AutoClose private final Desk desk;
  private final JdbcInbox inbox;
  private final CountDownLatch open = new CountDownLatch(1);

  BatchesTest(Product product) {
    desk = new Desk(product);
    inbox = desk.store.inbox().withBatches(SIZE);
  }

  @Test
  void eventsThatWaitShareATransaction() throws Exception {
    List<CompletableFuture<Verdict>> all = waiting(SIZE, i -> () -> {});
    desk.statements().reset();
    open.countDown();
    for (CompletableFuture<Verdict> one : all) {
      assertThat(one.get()).isEqualTo(Verdict.HANDLED);
    }
    // One commit of the one who held the others up, and one of their batch.
    assertThat(desk.statements().count()).isEqualTo(1);
    assertThat(desk.statements().commits()).isEqualTo(2);
    assertThat(desk.marks()).isEqualTo(SIZE + 1);
  }

  @Test
  void theEffectsOfABatchAreThereOnce() throws Exception {
    List<CompletableFuture<Verdict>> all = waiting(25, i -> desk.effectOf("e-" + i));
    open.countDown();
    for (CompletableFuture<Verdict> one : all) {
      one.get();
    }
    assertThat(desk.effects.count()).isEqualTo(25);
    assertThat(desk.effects.doubled()).isZero();
  }

  @Test
  void oneThatFailsFailsAlone() throws Exception {
    IllegalStateException failure = new IllegalStateException("provoked");
    List<CompletableFuture<Verdict>> all =
        waiting(
            SIZE,
            i ->
                () -> {
                  desk.add("e-" + i);
                  if (i == 4) {
                    throw failure;
                  }
                });
    open.countDown();
    for (int i = 0; i < SIZE; i++) {
      if (i == 4) {
        assertThatThrownBy(all.get(4)::get)
            .isInstanceOf(ExecutionException.class)
            .hasCause(failure);
      } else {
        assertThat(all.get(i).get()).isEqualTo(Verdict.HANDLED);
      }
    }
    assertThat(desk.effects.count()).isEqualTo(SIZE - 1);
    assertThat(desk.effects.doubled()).isZero();
  }

  @Test
  void aDuplicateAmongThemIsSkippedAndTheOthersAreHandled() throws Exception {
    desk.handle(inbox, "e-3");
    List<CompletableFuture<Verdict>> all = waiting(SIZE, i -> desk.effectOf("e-" + i));
    open.countDown();
    for (int i = 0; i < SIZE; i++) {
      assertThat(all.get(i).get()).isEqualTo(i == 3 ? Verdict.DUPLICATE : Verdict.HANDLED);
    }
    assertThat(desk.effects.count()).isEqualTo(SIZE);
    assertThat(desk.effects.doubled()).isZero();
  }

  @Test
  void whoeverIsAloneWaitsForNobody() {
    assertThat(desk.handle(inbox, "e-1")).isEqualTo(Verdict.HANDLED);
    assertThat(desk.handle(inbox, "e-1")).isEqualTo(Verdict.DUPLICATE);
    assertThat(desk.effects.events()).containsExactly("e-1");
  }

  @Test
  void whoeverIsInterruptedBeforeItsTurnLeaves() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<Verdict> holder = holder();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                inbox.handle(Desk.key("e-1"), Desk.content("text"), runs::incrementAndGet);
              } catch (Exception e) {
                thrown.complete(e);
              }
            });
    waiting.start();
    Waiting.until("it waits", () -> waiting.getState() == Thread.State.WAITING);
    waiting.interrupt();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    open.countDown();
    assertThat(holder.get()).isEqualTo(Verdict.HANDLED);
    assertThat(runs).hasValue(0);
  }

  @Test
  void aSizeThatIsNoneIsRefused() {
    assertThatThrownBy(() -> inbox.withBatches(0))
        .hasMessage("a batch of 0 events; it takes 1 to 100");
    assertThatThrownBy(() -> inbox.withBatches(101))
        .hasMessage("a batch of 101 events; it takes 1 to 100");
  }

  /** What each of so many events does. */
  private interface Works {
    Work of(int i);
  }

  /** As many events that wait behind one that holds them up. */
  private List<CompletableFuture<Verdict>> waiting(int count, Works works) {
    holder();
    List<CompletableFuture<Verdict>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(desk.handleElsewhere(inbox, "e-" + i, works.of(i)));
      int queued = i + 1;
      Waiting.until("it waits", () -> inbox.waiting(Desk.SUBSCRIPTION) == queued);
    }
    return all;
  }

  private CompletableFuture<Verdict> holder() {
    CountDownLatch runs = new CountDownLatch(1);
    CompletableFuture<Verdict> holder =
        desk.handleElsewhere(
            inbox,
            "holder",
            () -> {
              runs.countDown();
              open.await();
            });
    Waiting.until("the first runs", () -> runs.getCount() == 0);
    return holder;
  }
}
