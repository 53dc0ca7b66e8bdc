package io.sealane.conformance.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.conformance.rig.Visit;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.HeadOfLine;
import io.sealane.consume.RetryPolicy;
import io.sealane.event.Publication;
import io.sealane.observe.Signal;
import io.sealane.time.Backoff;
import io.sealane.transport.Capability;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Events of one key are handled one after the other, where that is promised. */
public interface KeepsHandlingOrder extends TransportPromise {

  /** Comes again soon, a few times. */
  RetryPolicy FEW = RetryPolicy.none().withDelayed(2, Backoff.fixed(Duration.ofSeconds(1)));

  @Test
  @Case(id = "45", capability = Capability.ORDERED_BY_KEY)
  default void orderIsKeptThroughFailuresAndInstances(Rig rig) {
    rig.require(Capability.ORDERED_BY_KEY);
    Till till = new Till(rig).failing(visit -> fails(visit) && visit.attempt() < 3);
    Shop shop = rig.shop(rig.topic(true), till).with(s -> s.ordered().retry(FEW)).start();
    rig.shop(shop.topic(), till)
        .named(shop.subscription())
        .with(s -> s.ordered().retry(FEW))
        .start();
    List<Publication> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      for (String key : List.of("a", "b", "c", "d")) {
        all.add(Publication.of(new Opened(key, key + i)));
      }
    }
    shop.sealane().publisher().publishAll(all);
    shop.isQuiet();
    for (String key : List.of("a", "b", "c", "d")) {
      assertThat(till.handled().stream().filter(text -> text.startsWith(key)))
          .containsExactlyElementsOf(Messages.numbered(key, 12));
    }
  }

  private static boolean fails(Visit visit) {
    return visit.text().endsWith("3") || visit.text().equals("b7");
  }

  @Test
  @Case(id = "45")
  default void withinOneProcessOrderIsKeptOnAnyTopic(Rig rig) {
    Till till = new Till(rig).failing(visit -> visit.text().equals("a2") && visit.attempt() < 3);
    Shop shop = rig.shop(till).with(s -> s.ordered().retry(FEW).concurrency(5)).start();
    shop.publish("a", Messages.numbered("a", 10).toArray(String[]::new));
    shop.isQuiet();
    assertThat(till.handled()).containsExactlyElementsOf(Messages.numbered("a", 10));
    assertThat(till.most()).as("one of a key at a time").isEqualTo(1);
  }

  @Test
  @Case(id = "46", capability = Capability.ORDERED_BY_KEY)
  default void aFailingKeyBlocksOnlyItself(Rig rig) {
    rig.require(Capability.ORDERED_BY_KEY);
    Till till = new Till(rig).failing(visit -> visit.text().equals("a0") && visit.attempt() < 3);
    RetryPolicy slow =
        RetryPolicy.none().withDelayed(2, Backoff.fixed(rig.lease().multipliedBy(2)));
    Shop shop = rig.shop(rig.topic(true), till).with(s -> s.ordered().retry(slow)).start();
    shop.publish("a", "a0", "a1");
    shop.publish("b", "b0", "b1");
    shop.until("the other key goes on", () -> till.handled().contains("b1"));
    assertThat(till.visits("a1")).isEmpty();
    shop.until("the failing one too, later", () -> till.handled().contains("a1"));
    assertThat(till.handled()).containsSubsequence("a0", "a1").containsSubsequence("b0", "b1");
    shop.isQuiet();
    assertThat(till.visits("a1")).extracting(Visit::deliveryCount).containsExactly(1);
  }

  @Test
  @Case(
      id = {"46", "47"},
      capability = {Capability.ORDERED_BY_KEY, Capability.DEAD_LETTERS})
  default void behindAnEventThatIsGivenUpTheNextShowsAttemptOne(Rig rig) {
    rig.require(Capability.ORDERED_BY_KEY);
    rig.require(Capability.DEAD_LETTERS);
    Till till = new Till(rig).failing(visit -> visit.text().equals("a0"));
    Shop shop = rig.shop(rig.topic(true), till).with(s -> s.ordered().retry(FEW)).start();
    shop.publish("a", "a0", "a1", "a2");
    shop.isQuiet();
    assertThat(till.visits("a0")).extracting(Visit::attempt).containsExactly(1, 2, 3);
    assertThat(till.handled()).containsExactly("a1", "a2");
    assertThat(Stream.of("a1", "a2").flatMap(text -> till.visits(text).stream()))
        .extracting(Visit::attempt)
        .containsOnly(1);
    assertThat(till.visits("a1").get(0).beganAt())
        .isGreaterThanOrEqualTo(till.visits("a0").get(2).beganAt());
    assertThat(shop.deadLetters()).hasSize(1);
  }

  @Test
  @Case(
      id = "47",
      capability = {Capability.ORDERED_BY_KEY, Capability.DEAD_LETTERS})
  default void behindAnUndecodableMessageNothingIsHandledBeforeItIsDealtWith(Rig rig) {
    rig.require(Capability.ORDERED_BY_KEY);
    rig.require(Capability.DEAD_LETTERS);
    Till till = new Till(rig);
    Shop shop = rig.shop(rig.topic(true), till).with(s -> s.ordered()).start();
    rig.faults().provoke(Fault.DEAD_LETTER_REJECTED, 2);
    shop.publish("a", "a0");
    shop.send(Messages.text("a", "{no event"));
    shop.publish("a", "a1");
    shop.publish("b", "b0");
    shop.until(
        "the letter was refused", () -> shop.journal().count(Signal.NotDeadLettered.class) == 1);
    assertThat(till.visits("a1")).as("while the undecodable one is not dealt with").isEmpty();
    shop.isQuiet();
    assertThat(till.handled()).containsSubsequence("a0", "a1").contains("b0");
    assertThat(shop.deadLetters()).hasSize(1);
  }

  @Test
  @Case(id = "46", capability = Capability.DEAD_LETTERS)
  default void ifToldToSkipTheOthersOfTheKeyDoNotWait(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Topic topic = rig.topic(rig.declares(Capability.ORDERED_BY_KEY));
    Till till = new Till(rig).failing(visit -> visit.text().equals("a0"));
    Shop shop =
        rig.shop(topic, till)
            .with(s -> s.ordered(HeadOfLine.SKIP).retry(FEW.withImmediate(1)))
            .start();
    shop.publish("a", "a0", "a1");
    shop.isQuiet();
    assertThat(till.visits("a0")).as("the immediate attempts only").hasSize(2);
    assertThat(till.handled()).containsExactly("a1");
    assertThat(shop.deadLetters()).hasSize(1);
  }
}
