package io.sealane.consume.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import io.sealane.observe.Tracing;
import io.sealane.time.Backoff;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which failure is whose, and what a trace shows of it. */
class FailuresToldApartTest {

  private static final Desk.Letter LETTER = new Desk.Letter("x");

  private static final RetryPolicy POLICY =
      RetryPolicy.none()
          .withDelayed(3, Backoff.fixed(Duration.ofSeconds(1)))
          .pausingOn(UncheckedIOException.class)
          .notRetrying(IllegalArgumentException.class);

  private final List<String> spans = new ArrayList<>();

  @Test
  void onlyWhatThePolicyNamesIsAnOutageOrFinal() {
    assertThat(outcome(() -> new UncheckedIOException(new IOException("off"))))
        .isInstanceOf(Outcome.Outage.class);
    assertThat(outcome(() -> new NumberFormatException("an IllegalArgumentException, too")))
        .isInstanceOfSatisfying(
            Outcome.GivenUp.class,
            givenUp -> assertThat(givenUp.reason()).isEqualTo(Reason.NOT_RETRYABLE));
    assertThat(outcome(() -> new IllegalStateException("neither")))
        .isEqualTo(new Outcome.Again(Duration.ofSeconds(1), true));
  }

  @Test
  void anAttemptsSpanIsLeftBeforeItEndsWithItsError() {
    outcome(() -> new IllegalStateException("no"));

    assertThat(spans)
        .containsExactly("begin desk e-1 1", "leave", "end java.lang.IllegalStateException");
  }

  @Test
  void theSecondLevelHasASpanOfItsOwn() {
    Desk desk =
        desk(
            Desk.subscription()
                .retry(RetryPolicy.none())
                .on(
                    Desk.Letter.class,
                    letter -> {
                      throw new IllegalStateException("no");
                    })
                .onFailure((event, context, failure) -> spans.add("second level")));

    desk.handle(desk.delivery(LETTER, 1));

    assertThat(spans)
        .containsExactly(
            "begin desk e-1 1",
            "leave",
            "end java.lang.IllegalStateException",
            "begin desk e-1 1",
            "second level",
            "leave",
            "end fine");
  }

  private Outcome outcome(Supplier<RuntimeException> error) {
    Desk desk =
        desk(
            Desk.subscription()
                .retry(POLICY)
                .on(
                    Desk.Letter.class,
                    letter -> {
                      throw error.get();
                    }));
    return desk.handle(desk.delivery(LETTER, 1));
  }

  private Desk desk(Subscription subscription) {
    return new Desk(subscription, null, Desk.CODEC, new Noting());
  }

  /** Writes down what happens to spans. */
  private final class Noting implements Tracing {

    @Override
    public Span publishing(List<String> types) {
      throw new AssertionError("nothing is published here");
    }

    @Override
    public Span handling(String subscription, EventMetadata metadata, int attempt) {
      spans.add("begin " + subscription + " " + metadata.id() + " " + attempt);
      return new Span() {
        @Override
        public @Nullable TraceContext context() {
          return null;
        }

        @Override
        public void leave() {
          spans.add("leave");
        }

        @Override
        public void end(@Nullable Throwable error) {
          spans.add("end " + (error == null ? "fine" : error.getClass().getName()));
        }
      };
    }
  }
}
