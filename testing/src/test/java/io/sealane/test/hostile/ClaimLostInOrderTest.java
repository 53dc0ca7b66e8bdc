package io.sealane.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.GuardUnavailableException;
import io.sealane.observe.Signal;
import io.sealane.store.Claim;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.InMemoryGuard;
import io.sealane.store.LeasedGuard;
import io.sealane.test.Shop;
import io.sealane.time.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A guard that answers and then does not, where events of a key are kept in order. */
class ClaimLostInOrderTest {

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final AtomicReference<Depot> depot = new AtomicReference<>();
  private final AtomicInteger runs = new AtomicInteger();

  /** Grants claims and cannot be reached at the first renewals; completes with a driver's error. */
  private static final class ShakyGuard implements LeasedGuard {
    private final AtomicInteger badRenewals;
    private final AtomicInteger badCompletions;
    private final AtomicReference<LeasedGuard> guard = new AtomicReference<>();

    ShakyGuard(int badRenewals, int badCompletions) {
      this.badRenewals = new AtomicInteger(badRenewals);
      this.badCompletions = new AtomicInteger(badCompletions);
    }

    void in(Scheduler time) {
      guard.set(InMemoryGuard.create(time));
    }

    @Override
    public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
      return guard.get().claim(key, content, lease);
    }

    @Override
    public boolean renew(GuardKey key, String owner, Duration lease) {
      if (badRenewals.getAndDecrement() > 0) {
        throw new GuardUnavailableException("no connection", null);
      }
      return guard.get().renew(key, owner, lease);
    }

    @Override
    public boolean complete(GuardKey key, String owner) {
      if (badCompletions.getAndDecrement() > 0) {
        throw new IllegalStateException("the driver's own exception");
      }
      return guard.get().complete(key, owner);
    }

    @Override
    public void release(GuardKey key, String owner) {
      guard.get().release(key, owner);
    }
  }

  private Depot with(ShakyGuard guard) {
    Depot made =
        Depot.with(
            builder ->
                builder.subscribe(
                    Shop.delivery(order -> handle(order.total()))
                        .ordered()
                        .concurrency(5)
                        .guardedBy(guard)));
    guard.in(made.time);
    depot.set(made);
    return made;
  }

  private void handle(long number) throws Exception {
    if (number == 1 && runs.incrementAndGet() == 1) {
      depot.get().time.pass(Duration.ofMinutes(30));
    }
    handled.add("order " + number);
  }

  private static void publish(Depot depot) {
    for (int i = 1; i <= 3; i++) {
      depot.sealane.publisher().publish(new Shop.OrderCompleted("one", i));
    }
  }

  @Test
  void whatIsBehindAnEventThatLostItsClaimDoesNotOvertakeIt() throws InterruptedException {
    try (Depot depot = with(new ShakyGuard(4, 0))) {
      publish(depot);

      depot.await("all settled", () -> depot.signals(Signal.Settled.class).size() == 3);
      assertThat(runs).hasValue(2);
      assertThat(handled).containsExactly("order 1", "order 2", "order 3");
    }
  }

  @Test
  void whateverAGuardThrowsIsTakenForNoAnswer() throws InterruptedException {
    runs.set(1);
    try (Depot depot = with(new ShakyGuard(0, 1))) {
      publish(depot);

      depot.await("all settled", () -> depot.signals(Signal.Settled.class).size() == 3);
      assertThat(depot.signals(Signal.GuardUnavailable.class))
          .extracting(Signal.GuardUnavailable::reason)
          .containsExactly("java.lang.IllegalStateException: the driver's own exception");
      // Its effect is there twice: the mark was not, and the claim's lease ended.
      assertThat(handled).containsExactly("order 1", "order 1", "order 2", "order 3");
    }
  }
}
