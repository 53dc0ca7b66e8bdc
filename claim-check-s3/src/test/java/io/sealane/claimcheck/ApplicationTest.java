package io.sealane.claimcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealane.Sealane;
import io.sealane.claimcheck.claim.Pointer;
import io.sealane.codec.EventCatalog;
import io.sealane.conformance.faults.Call;
import io.sealane.consume.EventContext;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.error.Failure;
import io.sealane.error.PublishException;
import io.sealane.event.DomainEvent;
import io.sealane.observe.Health;
import io.sealane.time.Backoff;
import io.sealane.transport.Topic;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What an application sees. */
class ApplicationTest {

  record Imported(String id, String text) implements DomainEvent {
    @Override
    public String key() {
      return id;
    }
  }

  private static final Imported LARGE = new Imported("c-1", "large ".repeat(2_000));
  private static final Imported SMALL = new Imported("c-2", "small");
  private static final Failure AWAY =
      Failure.of(Failure.Kind.TRANSIENT, "s3:GetObject got no answer (ConnectException)");

  private final List<Imported> handled = new CopyOnWriteArrayList<>();
  private final List<Integer> attempts = new CopyOnWriteArrayList<>();

  private void handle(Imported event, EventContext context) {
    attempts.add(context.attempt());
    if (event.text().startsWith("large") && context.attempt() < 3) {
      throw new IllegalStateException("not yet");
    }
    handled.add(event);
  }

  private Sealane start(Bench bench) {
    return Sealane.over(bench.transport)
        .publish(EventCatalog.of("catalogs", Imported.class))
        .to(Topic.of("imports"))
        .subscribe(
            Subscription.named("shop")
                .to("imports")
                .retry(RetryPolicy.none().withDelayed(4, Backoff.fixed(Duration.ofSeconds(1))))
                .onWithContext(Imported.class, this::handle))
        .scheduler(bench.time.scheduler())
        .executor(bench.time.executor())
        .start();
  }

  private void until(Bench bench, int count) {
    bench.time.until("all are handled", () -> handled.size() == count, Duration.ofHours(1));
  }

  @Test
  void aLargeEventIsHandledRetriedAndDone() {
    try (Bench bench = Bench.create();
        Sealane sealane = start(bench)) {
      sealane.publisher().publish(LARGE);
      until(bench, 1);
      assertThat(handled).containsExactly(LARGE);
      assertThat(attempts).containsExactly(1, 2, 3);
    }
  }

  @Test
  void whileTheStoreIsAwayHealthSaysWhyAndNoAttemptIsUsedUp() {
    try (Bench bench = Bench.create();
        Sealane sealane = start(bench)) {
      bench.pass(Duration.ofSeconds(1));
      sealane.publisher().publish(SMALL);
      until(bench, 1);
      bench.shelf.holding = true; // what is fetched now finds the store away
      sealane.publisher().publish(LARGE);
      bench.pass(Duration.ofSeconds(1));
      bench.shelf.trouble = AWAY;
      bench.shelf.holding = false;
      assertThat(bench.shelf.release()).isTrue();
      bench.time.until("health says so", () -> isDown(sealane), Duration.ofMinutes(1));
      assertThat(health(sealane).reason()).contains("TRANSIENT", AWAY.reason());
      bench.broker.calls().clear();
      bench.pass(Duration.ofHours(1));
      assertThat(bench.shelf.gets).as("fetches in an hour").isLessThan(40);
      assertThat(bench.broker.calls().of(Call.Kind.RECEIVE)).hasSizeLessThan(300);
      bench.shelf.trouble = null;
      until(bench, 2);
      assertThat(handled).containsExactly(SMALL, LARGE);
      assertThat(attempts).containsExactly(1, 1, 2, 3);
      assertThat(health(sealane).state()).isEqualTo(Health.State.UP);
    }
  }

  private static boolean isDown(Sealane sealane) {
    return health(sealane).state() == Health.State.DOWN;
  }

  private static Health health(Sealane sealane) {
    return Objects.requireNonNull(sealane.health().get("shop"));
  }

  @Test
  void anEventWhoseBodyIsGoneIsADeadLetterThatComesBackWithIt() {
    try (Bench bench = Bench.create();
        Sealane sealane = start(bench)) {
      bench.shelf.holding = true;
      sealane.publisher().publish(LARGE);
      bench.pass(Duration.ofSeconds(1));
      var payloads = List.copyOf(bench.shelf.payloads.entrySet());
      bench.shelf.payloads.clear();
      bench.shelf.holding = false;
      bench.shelf.release();
      bench.time.until(
          "it is buried",
          () -> !sealane.deadLetters("shop").list().isEmpty(),
          Duration.ofMinutes(1));
      DeadLetter letter = sealane.deadLetters("shop").list().get(0);
      assertThat(letter.cause().reason()).isEqualTo(DeadLetter.Reason.UNDECODABLE);
      assertThat(Pointer.read(letter.body())).isNotNull();
      assertThat(attempts).isEmpty();
      payloads.forEach(one -> bench.shelf.payloads.put(one.getKey(), one.getValue()));
      assertThat(sealane.deadLetters("shop").redrive(Selection.all())).isEqualTo(1);
      until(bench, 1);
      assertThat(handled).containsExactly(LARGE);
    }
  }

  @Test
  void anEventWhoseBodyCannotBeKeptIsRefusedAndMayBePublishedAgain() {
    try (Bench bench = Bench.create();
        Sealane sealane = start(bench)) {
      bench.shelf.trouble = AWAY;
      PublishException refused =
          catchThrowableOfType(PublishException.class, () -> sealane.publisher().publish(LARGE));
      assertThat(refused).isNotNull();
      assertThat(refused.isRetryable()).isTrue();
      assertThat(refused).hasMessageContaining(AWAY.reason());
      assertThat(bench.broker.calls().batches()).isEmpty();
      bench.shelf.trouble = null;
      sealane.publisher().publish(refused.refusals().get(0).publication());
      until(bench, 1);
    }
  }
}
