package io.sealane.jdbc.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.Waiting;
import io.sealane.store.TransactionalGuard.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class ConcurrentDuplicatesTest {

  @AutoClose private final Desk desk;
  private final JdbcInbox inbox;

  ConcurrentDuplicatesTest(Product product) {
    desk = new Desk(product);
    inbox = desk.store.inbox();
  }

  @Test
  void theSecondWaitsForTheFirstsCommitAndSkips() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    CompletableFuture<Verdict> first = holding(open, null);
    CompletableFuture<Verdict> second = desk.handleElsewhere(inbox, "e-1", desk.effectOf("e-1"));
    Waiting.until("the second asks", () -> desk.statements().count() >= 3);
    assertThat(second).isNotDone();
    open.countDown();
    assertThat(first.get()).isEqualTo(Verdict.HANDLED);
    assertThat(second.get()).isEqualTo(Verdict.DUPLICATE);
    assertThat(desk.effects.events()).containsExactly("e-1");
    if (desk.database.product() != Product.H2) {
      assertThat(desk.statements().failures()).isEmpty();
    }
  }

  @Test
  void theSecondRunsIfTheFirstRollsBack() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    IllegalStateException failure = new IllegalStateException("provoked");
    CompletableFuture<Verdict> first = holding(open, failure);
    CompletableFuture<Verdict> second = desk.handleElsewhere(inbox, "e-1", desk.effectOf("e-1"));
    Waiting.until("the second asks", () -> desk.statements().count() >= 3);
    open.countDown();
    assertThatThrownBy(first::get).isInstanceOf(ExecutionException.class).hasCause(failure);
    assertThat(second.get()).isEqualTo(Verdict.HANDLED);
    assertThat(desk.effects.events()).containsExactly("e-1");
  }

  /** The first one, once its effect is written; it ends when it may. */
  private CompletableFuture<Verdict> holding(
      CountDownLatch open, @Nullable RuntimeException failure) {
    CompletableFuture<Verdict> first =
        desk.handleElsewhere(
            inbox,
            "e-1",
            () -> {
              desk.add("e-1");
              open.await();
              if (failure != null) {
                throw failure;
              }
            });
    Waiting.until("the first runs", () -> desk.statements().count() == 2);
    return first;
  }

  @Test
  void whoeverComesHoweverOftenAtOnceHasOneEffect() {
    List<String> ids = IntStream.range(0, 60).mapToObj(i -> "e-" + i).toList();
    List<CompletableFuture<Void>> all = IntStream.range(0, 4).mapToObj(i -> allOf(ids, i)).toList();
    all.forEach(CompletableFuture::join);
    assertThat(desk.effects.events()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(desk.marks()).isEqualTo(ids.size());
  }

  private CompletableFuture<Void> allOf(List<String> ids, int rotation) {
    List<String> rotated = new ArrayList<>(ids);
    Collections.rotate(rotated, rotation);
    return CompletableFuture.runAsync(
        () -> rotated.forEach(id -> desk.handle(inbox, id)), task -> new Thread(task).start());
  }
}
