package io.sealane.test.hostile;

import static io.sealane.test.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.RetryPolicy;
import io.sealane.observe.Health;
import io.sealane.test.SealaneTest;
import io.sealane.test.Shop;
import io.sealane.test.Shop.OrderCompleted;
import io.sealane.time.Backoff;
import io.sealane.transport.deadletter.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a handler can do to itself, and must not do to anybody else. */
class HostileHandlersTest {

  private final List<String> handled = new CopyOnWriteArrayList<>();

  /** The first order is bad, the others are not. */
  private SealaneTest with(Bad bad) {
    return SealaneTest.with(
        builder ->
            Shop.events(builder)
                .subscribe(
                    Shop.delivery(
                            order -> {
                              if (order.orderId().equals("o-1")) {
                                bad.handle();
                              }
                              handled.add(order.orderId());
                            })
                        .concurrency(1)
                        .timeout(Duration.ofMinutes(10))));
  }

  private interface Bad {
    void handle() throws Exception;
  }

  private static void publish(SealaneTest sealane) {
    for (int i = 1; i <= 3; i++) {
      sealane.publish(new OrderCompleted("o-" + i, i));
    }
    sealane.awaitIdle();
  }

  private void assertOnlyTheFirstIsDead(SealaneTest sealane, String why) {
    assertThat(handled).containsExactlyInAnyOrder("o-2", "o-3");
    assertThat(sealane).failed(OrderCompleted.class).times(3).because(why);
    assertThat(sealane).deadLettered(OrderCompleted.class).once().atAttempt(3).because(why);
    assertThat(sealane.sealane().health()).containsEntry("delivery", Health.UP);
  }

  @Test
  void anEndlessRecursionIsAFailure() {
    try (var sealane = with(() -> recurse(1))) {
      publish(sealane);

      assertOnlyTheFirstIsDead(sealane, "java.lang.StackOverflowError");
    }
  }

  private static int recurse(int depth) {
    return recurse(depth + 1) + 1;
  }

  @ParameterizedTest
  @ValueSource(classes = {OutOfMemoryError.class, NoClassDefFoundError.class, AssertionError.class})
  void anErrorIsAFailure(Class<? extends Error> error) {
    try (var sealane =
        with(
            () -> {
              throw error.getDeclaredConstructor().newInstance();
            })) {
      publish(sealane);

      assertOnlyTheFirstIsDead(sealane, error.getName());
    }
  }

  @Test
  void anExceptionThatCannotTellWhatItIsIsAFailure() {
    try (var sealane =
        with(
            () -> {
              throw new SpeechlessException();
            })) {
      publish(sealane);

      assertOnlyTheFirstIsDead(sealane, "its message threw java.lang.IllegalStateException");
    }
  }

  private static final class SpeechlessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException();
    }
  }

  @Test
  void anInterruptOfOnesOwnThreadReachesNobodyElse() {
    List<Boolean> interrupted = new CopyOnWriteArrayList<>();
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(
                        Shop.delivery(
                                order -> {
                                  interrupted.add(Thread.currentThread().isInterrupted());
                                  Thread.currentThread().interrupt();
                                })
                            .concurrency(1)))) {
      publish(sealane);

      assertThat(interrupted).containsExactly(false, false, false);
      assertThat(sealane).handled(OrderCompleted.class).times(3);
    }
  }

  @Test
  void aLockThatIsNeverGivenBackHoldsUpOnlyThoseWhoWantIt() {
    ReentrantLock leaked = new ReentrantLock();
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(
                        Shop.delivery(
                                order -> {
                                  handled.add(order.orderId());
                                  if (order.orderId().equals("o-1")) {
                                    leaked.lock();
                                  }
                                })
                            .concurrency(1)))) {
      publish(sealane);

      assertThat(leaked.isLocked()).isTrue();
      assertThat(handled).containsExactly("o-1", "o-2", "o-3");
      assertThat(sealane).hasNoFailures();
    }
  }

  @Test
  void aHandlerThatNeverReturnsIsToldAtItsTimeAndCountsAsFailed() {
    VirtualSleep forever = new VirtualSleep();
    try (var sealane = with(forever::handle)) {
      forever.by(sealane);
      publish(sealane);

      assertThat(handled).containsExactlyInAnyOrder("o-2", "o-3");
      assertThat(sealane).failed(OrderCompleted.class).times(3).because("InterruptedException");
      assertThat(sealane).deadLettered(OrderCompleted.class).once().atAttempt(3);
    }
  }

  /** A handler that waits for ever, in virtual time. */
  private static final class VirtualSleep {
    private final java.util.concurrent.CompletableFuture<SealaneTest> sealane =
        new java.util.concurrent.CompletableFuture<>();

    void by(SealaneTest started) {
      sealane.complete(started);
    }

    void handle() throws Exception {
      sealane.join().time().pass(Duration.ofDays(365));
    }
  }

  @Test
  void aCompensationThatFailsDoesNotKeepTheLetterBack() {
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(
                        Shop.delivery(
                                order -> {
                                  throw new IllegalStateException("no van");
                                })
                            .retry(RetryPolicy.none())
                            .onFailure(
                                (event, context, failure) -> {
                                  context.retryAfter(Duration.ofMinutes(1));
                                  throw new StackOverflowError();
                                })))) {
      publish(sealane);

      assertThat(sealane).deadLettered(OrderCompleted.class).times(3).because("no van");
      assertThat(sealane).never().compensated(OrderCompleted.class);
      assertThat(sealane.deadLetters("delivery").list()).hasSize(3);
    }
  }

  @Test
  void anEventThatComesBackForEverAndADayHarmsNobody() {
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(
                        Shop.delivery(order -> handled.add(order.orderId()))
                            .ordered()
                            .concurrency(1)
                            .onWithContext(
                                Shop.OrderCancelled.class,
                                (event, context) ->
                                    context.retryAfter(Duration.ofSeconds(Long.MAX_VALUE)))))) {
      sealane.publish(new Shop.OrderCancelled("o-0"));
      sealane.publish(new OrderCompleted("o-1", 1)).awaitAll();

      assertThat(handled).containsExactly("o-1");
    }
  }

  @Test
  void aPolicyThatWaitsForEverIsOne() {
    RetryPolicy forEver =
        RetryPolicy.none().withDelayed(1, Backoff.fixed(Duration.ofSeconds(Long.MAX_VALUE)));
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(
                        Shop.delivery(
                                order -> {
                                  throw new IllegalStateException("no van");
                                })
                            .timeout(Duration.ofSeconds(Long.MAX_VALUE))
                            .retry(forEver)))) {
      sealane.publish(new OrderCompleted("o-1", 1));
      sealane.pass(Duration.ofDays(1));

      // The transport can delay by 12 hours at most.
      assertThat(sealane).failed(OrderCompleted.class).times(2);
      assertThat(sealane.deadLetters("delivery").list())
          .extracting(letter -> letter.cause().reason())
          .containsExactly(DeadLetter.Reason.EXHAUSTED);
    }
  }
}
