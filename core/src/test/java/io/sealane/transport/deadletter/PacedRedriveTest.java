package io.sealane.transport.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.time.ManualScheduler;
import io.sealane.transport.deadletter.RedriveSteps.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Steps that a test answers one by one, as a broker over a wire does. */
class PacedRedriveTest {

  private static final Step TEN = new Step(10, false);
  private static final Step LAST = new Step(3, true);

  private static final class Throttled extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final ManualScheduler time = new ManualScheduler();
  private final List<CompletableFuture<Step>> asked = new ArrayList<>();
  private final CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);
  private int ends;

  private final RedriveSteps steps =
      new RedriveSteps() {
        @Override
        public CompletionStage<Step> step() {
          CompletableFuture<Step> answer = new CompletableFuture<>();
          asked.add(answer);
          return answer;
        }

        @Override
        public boolean mayPass(Throwable thrown) {
          return thrown instanceof Throttled;
        }

        @Override
        public CompletionStage<Void> end() {
          ends++;
          return ended;
        }
      };

  private PacedRedrive started(double perSecond) {
    PacedRedrive redrive = new PacedRedrive(steps, perSecond, time);
    redrive.start();
    return redrive;
  }

  private static CompletableFuture<Integer> completion(PacedRedrive redrive) {
    return redrive.completion().toCompletableFuture();
  }

  @Test
  void answersThatComeLaterAreFollowedByTheNextStep() {
    PacedRedrive redrive = started(Double.POSITIVE_INFINITY);

    asked.get(0).complete(TEN);
    assertThat(redrive.moved()).isEqualTo(10);
    assertThat(asked).hasSize(2);
    asked.get(1).complete(LAST);

    assertThat(completion(redrive)).isCompletedWithValue(13);
    assertThat(asked).hasSize(2);
    assertThat(ends).isOne();
  }

  @Test
  void betweenTwoStepsIsTheTimeThatTheFirstMayTake() {
    started(5);
    asked.get(0).complete(TEN);

    time.advance(Duration.ofMillis(1_999));
    assertThat(asked).hasSize(1);
    time.advance(Duration.ofMillis(1));
    assertThat(asked).hasSize(2);
  }

  @Test
  void afterACancellationTheStepThatIsUnderWayStillCounts() {
    PacedRedrive redrive = started(Double.POSITIVE_INFINITY);
    redrive.cancel();
    assertThat(completion(redrive)).isNotDone();

    asked.get(0).complete(TEN);

    assertThat(completion(redrive)).isCompletedWithValue(10);
    assertThat(asked).hasSize(1);
    assertThat(ends).isOne();
  }

  @Test
  void aCancellationEndsAPause() {
    PacedRedrive redrive = started(1);
    asked.get(0).complete(TEN);

    redrive.cancel();

    assertThat(completion(redrive)).isCompletedWithValue(10);
    assertThat(asked).hasSize(1);
    assertThat(time.scheduled()).isZero();
  }

  @Test
  void aStepThatFailsEndsItWithItsCause() {
    PacedRedrive redrive = started(Double.POSITIVE_INFINITY);
    asked.get(0).complete(TEN);
    asked.get(1).completeExceptionally(new IllegalStateException("gone"));

    assertThat(ends).isOne();
    assertThat(redrive.moved()).isEqualTo(10);
    assertThatThrownBy(() -> completion(redrive).get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("gone");
  }

  @Test
  void whatMayPassIsWaitedOutAndTriedAgain() {
    PacedRedrive redrive = started(Double.POSITIVE_INFINITY);
    asked.get(0).complete(TEN);
    asked.get(1).completeExceptionally(new CompletionException(new Throttled()));
    assertThat(asked).as("at once").hasSize(2);

    time.advance(Duration.ofMillis(250));
    assertThat(asked).hasSize(3);
    asked.get(2).completeExceptionally(new Throttled());
    time.advance(Duration.ofMillis(499));
    assertThat(asked).as("twice as long").hasSize(3);
    time.advance(Duration.ofMillis(1));
    asked.get(3).complete(LAST);

    assertThat(completion(redrive)).isCompletedWithValue(13);
    assertThat(ends).isOne();
  }

  @Test
  void whatDoesNotPassEndsItTheEighthTimeInARow() {
    PacedRedrive redrive = started(Double.POSITIVE_INFINITY);
    fail(7);
    asked.get(7).complete(TEN);
    fail(8);

    assertThat(asked).hasSize(16);
    assertThat(completion(redrive)).isCompletedExceptionally();
    assertThat(redrive.moved()).isEqualTo(10);
    assertThat(time.scheduled()).isZero();
    assertThat(ends).isOne();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      asked.get(asked.size() - 1).completeExceptionally(new Throttled());
      time.advance(Duration.ofSeconds(4));
    }
  }

  @Test
  void aCancellationEndsTheWaitAfterAFailure() {
    PacedRedrive redrive = started(Double.POSITIVE_INFINITY);
    asked.get(0).completeExceptionally(new Throttled());

    redrive.cancel();

    assertThat(completion(redrive)).isCompletedWithValue(0);
    assertThat(time.scheduled()).isZero();
  }

  @Test
  void noRateAtAllIsRefused() {
    assertThatThrownBy(() -> new PacedRedrive(steps, 0, time))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PacedRedrive(steps, Double.NaN, time))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
