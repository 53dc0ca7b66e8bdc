package io.sealane.conformance.consuming;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.conformance.rig.Visit;
import io.sealane.consume.RetryPolicy;
import io.sealane.time.Backoff;
import io.sealane.transport.Capability;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was published is handled, by one of those who share a subscription. */
public interface HandlesAtLeastOnce extends TransportPromise {

  /** Comes again quickly, however often. */
  RetryPolicy PATIENT = RetryPolicy.none().withDelayed(50, Backoff.fixed(Duration.ofSeconds(1)));

  @Test
  @Case(id = "23")
  default void nothingIsLostWithCompetingConsumers(Rig rig) {
    Till till = new Till(rig);
    Shop one = rig.shop(till).with(s -> s.concurrency(3)).start();
    rig.shop(one.topic(), till).named(one.subscription()).with(s -> s.concurrency(2)).start();
    List<String> texts = Messages.numbered("m", 100);
    for (int from = 0; from < 100; from += 20) {
      one.publishAll(texts.subList(from, from + 20));
    }
    one.isQuiet();
    assertThat(till.handled()).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  @Case(id = "24")
  default void aFailedEventComesAgainAndASucceededOneDoesNot(Rig rig) {
    Till till = new Till(rig).failing(visit -> visit.attempt() < 3 && visit.text().equals("bad"));
    Shop shop = rig.shop(till).with(s -> s.retry(PATIENT)).start();
    shop.publish("o-1", "bad", "good");
    shop.isQuiet();
    assertThat(till.handled()).containsExactlyInAnyOrder("bad", "good");
    assertThat(till.visits("bad")).hasSize(3);
    assertThat(till.visits("good")).hasSize(1);
  }

  @Test
  @Case(id = "24")
  default void aHandlerCanAskForItsEventLater(Rig rig) {
    Till till =
        new Till(rig)
            .doing(
                (event, context) -> {
                  if (context.deliveryCount() == 1 && context.attempt() == 1) {
                    context.retryAfter(Duration.ofSeconds(3));
                  }
                });
    Shop shop = rig.shop(till).with(s -> s.unguarded()).start();
    shop.publish("o-1", "later");
    shop.until("it came again", () -> till.visits().size() >= 2);
    shop.isQuiet();
    assertThat(till.visits().size()).isGreaterThanOrEqualTo(2);
    long waited = till.visits().get(1).beganAt() - till.visits().get(0).beganAt();
    assertThat(Duration.ofNanos(waited)).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
  }

  @Test
  @Case(id = "26", capability = Capability.COUNTS_ATTEMPTS)
  default void attemptsGrowByOneAndAreVisible(Rig rig) {
    Till till = new Till(rig).failing(visit -> visit.attempt() < 4);
    Shop shop = rig.shop(till).with(s -> s.retry(PATIENT)).start();
    shop.publish("o-1", "counted");
    shop.until("it was handled", () -> till.handled().size() == 1);
    assertThat(till.visits()).extracting(Visit::attempt).containsExactly(1, 2, 3, 4);
    if (rig.declares(Capability.COUNTS_ATTEMPTS)) {
      assertThat(till.visits()).extracting(Visit::deliveryCount).containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  @Case(id = "33")
  default void eachSubscriptionGetsEverythingAndItsInstancesShare(Rig rig) {
    Till till = new Till(rig);
    Till other = new Till(rig);
    Shop shop = rig.shop(till).start();
    Shop instance = rig.shop(shop.topic(), till).named(shop.subscription()).start();
    Shop second = rig.shop(shop.topic(), other).start();
    List<String> texts = Messages.numbered("m", 20);
    shop.publishAll(texts);
    shop.isQuiet();
    second.isQuiet();
    assertThat(till.handled()).containsExactlyInAnyOrderElementsOf(texts);
    assertThat(other.handled()).containsExactlyInAnyOrderElementsOf(texts);
    assertThat(instance.subscription()).isEqualTo(shop.subscription());
  }

  @Test
  @Case(id = "34")
  default void subscriptionsToTwoTopicsAreIsolated(Rig rig) {
    Till one = new Till(rig);
    Till two = new Till(rig);
    Shop shop = rig.shop(one).start();
    Shop other = rig.shop(two).start();
    shop.publish("o-1", "for one");
    other.publish("o-1", "for two");
    Stream.of(shop, other).forEach(Shop::isQuiet);
    assertThat(one.handled()).containsExactly("for one");
    assertThat(two.handled()).containsExactly("for two");
  }

  @Test
  @Case(id = "32", capability = Capability.KEEPS_HISTORY)
  default void aLateSubscriptionSeesWhatIsDeclared(Rig rig) {
    Topic topic = rig.topic(false);
    Shop writer = rig.shop(topic, new Till(rig)).withoutSubscription().start();
    writer.publish("o-1", "before");
    Till till = new Till(rig);
    Shop late = rig.shop(topic, till).start();
    writer.publish("o-1", "after");
    late.until("what comes later was handled", () -> till.handled().contains("after"));
    late.isQuiet();
    assertThat(till.handled().contains("before")).isEqualTo(rig.declares(Capability.KEEPS_HISTORY));
  }
}
