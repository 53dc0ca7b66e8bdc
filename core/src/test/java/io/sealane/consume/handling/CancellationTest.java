package io.sealane.consume.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.RetryPolicy;
import io.sealane.consume.handling.Execution.Cancellation;
import io.sealane.time.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A handler is told, by an interrupt and by its context, and what it then throws is judged. */
class CancellationTest {

  private static final Desk.Letter LETTER = new Desk.Letter("x");
  private static final RetryPolicy POLICY =
      RetryPolicy.none().withImmediate(3).withDelayed(3, Backoff.fixed(Duration.ofSeconds(5)));

  private final List<Boolean> interrupted = new ArrayList<>();

  private Outcome cancelledWhileRunning(Cancellation reason) {
    Execution[] execution = new Execution[1];
    Desk desk =
        new Desk(
            Desk.subscription()
                .retry(POLICY)
                .onWithContext(
                    Desk.Letter.class,
                    (letter, context) -> {
                      assertThat(context.isCancelled()).isFalse();
                      execution[0].cancel(reason);
                      assertThat(context.isCancelled()).isTrue();
                      interrupted.add(Thread.currentThread().isInterrupted());
                      throw new InterruptedException();
                    }),
            null);
    execution[0] = Desk.execution(desk.delivery(LETTER, 1), 0);
    return desk.handle(execution[0]);
  }

  @ParameterizedTest
  @EnumSource(names = {"LEASE_LOST", "STOPPED"})
  void aDeliveryThatIsNotOursAnyMoreIsAbandoned(Cancellation reason) {
    assertThat(cancelledWhileRunning(reason)).isEqualTo(new Outcome.Abandoned());
    assertThat(interrupted).containsExactly(true);
    assertThat(Thread.currentThread().isInterrupted()).as("afterwards").isFalse();
  }

  @Test
  void aHandlerThatTookTooLongHasFailedAndIsNotTriedAgainAtOnce() {
    assertThat(cancelledWhileRunning(Cancellation.TIMED_OUT))
        .isEqualTo(new Outcome.Again(Duration.ofSeconds(5), true));
    assertThat(interrupted).containsExactly(true);
  }

  @Test
  void whatWasCancelledBeforeItBeganIsInterruptedAtOnce() {
    Desk desk =
        new Desk(
            Desk.subscription()
                .on(
                    Desk.Letter.class,
                    letter -> interrupted.add(Thread.currentThread().isInterrupted())),
            null);
    Execution execution = Desk.execution(desk.delivery(LETTER, 1), 0);

    execution.cancel(Cancellation.STOPPED);
    desk.handle(execution);

    assertThat(interrupted).containsExactly(true);
    assertThat(Thread.currentThread().isInterrupted()).as("afterwards").isFalse();
  }

  @Test
  void theFirstReasonIsKept() {
    Execution execution = Desk.execution(Desk.raw("m-1", "", java.util.Map.of()), 0);

    assertThat(execution.isCancelled()).isFalse();
    execution.cancel(Cancellation.TIMED_OUT);
    execution.cancel(Cancellation.STOPPED);

    assertThat(execution.isCancelled()).isTrue();
    assertThat(execution.cancellation()).isEqualTo(Cancellation.TIMED_OUT);
  }

  @Test
  void nobodyIsInterruptedOnceTheHandlerHasReturned() {
    Desk desk = new Desk(Desk.subscription().on(Desk.Letter.class, letter -> {}), null);
    Execution execution = Desk.execution(desk.delivery(LETTER, 1), 0);
    desk.handle(execution);

    execution.cancel(Cancellation.LEASE_LOST);

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
