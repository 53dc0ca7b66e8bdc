package io.sealane.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.time.ManualScheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Against a model that never forgets: few enough events, within the retention. */
class InMemoryGuardProps {
  private static final Duration LEASE = Duration.ofSeconds(10);

  private enum Act {
    CLAIM,
    RENEW,
    COMPLETE,
    RELEASE,
    WAIT
  }

  /** One of two workers does something about one of three events. */
  private record Step(Act act, int worker, int event, int content, int seconds) {}

  /** What the model knows of an event. */
  private static final class Known {
    int content;
    int owner;
    long until;
    boolean done;
  }

  private final Map<Integer, Known> model = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();
  private final ManualScheduler time = new ManualScheduler();
  private final LeasedGuard guard = InMemoryGuard.create(time);

  @Property
  void theGuardAnswersAsTheModel(@ForAll("lives") List<Step> life) {
    InMemoryGuardProps fresh = new InMemoryGuardProps();
    life.forEach(fresh::take);
  }

  private void take(Step step) {
    GuardKey key = new GuardKey("delivery", "e" + step.event());
    String token = tokens.getOrDefault(step.worker() + "/" + step.event(), "none");
    Known known = model.get(step.event());
    boolean owns = known != null && !known.done && known.owner == step.worker();
    switch (step.act()) {
      case CLAIM -> claim(step, key, known);
      case RENEW -> {
        assertThat(guard.renew(key, token, LEASE)).isEqualTo(owns);
        if (owns) {
          known.until = time.nanoTime() + LEASE.toNanos();
        }
      }
      case COMPLETE -> {
        assertThat(guard.complete(key, token)).isEqualTo(owns);
        if (owns) {
          known.done = true;
        }
      }
      case RELEASE -> {
        guard.release(key, token);
        if (owns) {
          model.remove(step.event());
        }
      }
      case WAIT -> time.advance(Duration.ofSeconds(step.seconds()));
    }
  }

  private void claim(Step step, GuardKey key, Known known) {
    Claim claim = guard.claim(key, new Fingerprint(0, step.content()), LEASE);
    if (known != null && known.content != step.content()) {
      assertThat(claim).isEqualTo(new Claim.Conflict());
    } else if (known != null && known.done) {
      assertThat(claim).isEqualTo(new Claim.Completed());
    } else if (known != null && known.until > time.nanoTime()) {
      assertThat(claim)
          .isEqualTo(new Claim.InProgress(Duration.ofNanos(known.until - time.nanoTime())));
    } else {
      Known now = new Known();
      now.content = step.content();
      now.owner = step.worker();
      now.until = time.nanoTime() + LEASE.toNanos();
      model.put(step.event(), now);
      tokens.put(step.worker() + "/" + step.event(), ((Claim.Granted) claim).owner());
    }
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    return Combinators.combine(
            Arbitraries.of(Act.class),
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 2),
            // Mostly the same content, or everything ends in a conflict.
            Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1)),
            Arbitraries.integers().between(1, 12))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }
}
