package io.sealane.conformance.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.EventCatalog;
import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.conformance.sample.Elsewhere;
import io.sealane.conformance.sample.Elsewhere.OpenedByClerk;
import io.sealane.conformance.sample.Elsewhere.OpenedInCurrency;
import io.sealane.conformance.sample.Elsewhere.OrderOpened;
import io.sealane.conformance.sample.Elsewhere.Refunded;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.sample.ShopEvent.Closed;
import io.sealane.consume.Disposition;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.observe.Health;
import io.sealane.observe.Signal;
import io.sealane.transport.Capability;
import io.sealane.transport.Topic;
import io.sealane.transport.deadletter.DeadLetter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Applications that know an event otherwise, older, newer or not at all, live together. */
public interface Interoperates extends TransportPromise {

  @Test
  @Case(id = {"6", "8"})
  default void aReaderWithAnotherClassAndFewerPropertiesUnderstands(Rig rig) {
    Queue<OrderOpened> seen = new ConcurrentLinkedQueue<>();
    Topic topic = rig.topic(false);
    Shop reader = reader(rig, topic, Elsewhere.LESS, s -> s.on(OrderOpened.class, seen::add));
    writer(rig, topic, ShopEvent.CATALOG).publish("o-1", "more than is wanted");
    reader.until("it was understood", () -> seen.size() == 1);
    assertThat(seen).containsExactly(new OrderOpened("o-1"));
  }

  @Test
  @Case(id = "8", capability = Capability.DEAD_LETTERS)
  default void aMissingPropertyIsUndecodableAndReachesNoHandler(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Queue<DomainEvent> seen = new ConcurrentLinkedQueue<>();
    Topic topic = rig.topic(false);
    Shop reader = reader(rig, topic, Elsewhere.MORE, s -> s.on(OpenedByClerk.class, seen::add));
    writer(rig, topic, ShopEvent.CATALOG).publish("o-1", "without a clerk");
    DeadLetter letter = reader.deadLetter();
    assertThat(letter.cause().reason()).isEqualTo(DeadLetter.Reason.UNDECODABLE);
    assertThat(letter.cause().detail()).contains("clerk");
    assertThat(letter.cause().attempts()).isZero();
    assertThat(seen).isEmpty();
    assertThat(reader.journal().count(Signal.Started.class)).isZero();
  }

  @Test
  @Case(id = "9")
  default void anOldVersionPassesTheUpcastersInOrder(Rig rig) {
    Queue<OpenedInCurrency> seen = new ConcurrentLinkedQueue<>();
    Topic topic = rig.topic(false);
    Shop reader = reader(rig, topic, Elsewhere.AHEAD, s -> s.on(OpenedInCurrency.class, seen::add));
    writer(rig, topic, ShopEvent.CATALOG).publish("o-1", "version 1");
    reader.until("it was understood", () -> seen.size() == 1);
    assertThat(seen).containsExactly(new OpenedInCurrency("o-1", "version 1", "KRW"));
  }

  @Test
  @Case(id = "9")
  default void aNewerVersionIsReadLeniently(Rig rig) {
    Till till = new Till(rig);
    Queue<OrderOpened> seen = new ConcurrentLinkedQueue<>();
    Topic topic = rig.topic(false);
    Shop reader = reader(rig, topic, Elsewhere.LESS, s -> s.on(OrderOpened.class, seen::add));
    Shop ahead = rig.shop(topic, till).words(Elsewhere.AHEAD).withoutSubscription().start();
    ahead.sealane().publisher().publish(new OpenedInCurrency("o-3", "version 3", "EUR"));
    reader.until("it was understood", () -> seen.size() == 1);
    assertThat(seen).containsExactly(new OrderOpened("o-3"));
  }

  @Test
  @Case(id = "7", capability = Capability.DEAD_LETTERS)
  default void aTagOutsideOfTheCatalogueBecomesADeadLetter(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Till till = new Till(rig);
    Shop reader = withEverything(rig, till, s -> s);
    refund(rig, reader);
    DeadLetter letter = reader.deadLetter();
    assertThat(letter.cause().reason()).isEqualTo(DeadLetter.Reason.UNKNOWN_TYPE);
    assertThat(letter.type()).isEqualTo("shop.Refunded");
    goesOn(reader, till);
  }

  @Test
  @Case(id = "7")
  default void aTagOutsideOfTheCatalogueIsSkippedAndCountedIfToldSo(Rig rig) {
    Till till = new Till(rig);
    Shop reader = withEverything(rig, till, s -> s.unknownType(Disposition.SKIP));
    refund(rig, reader);
    reader.until("it was skipped", () -> reader.journal().count(Signal.Skipped.class) == 1);
    assertThat(reader.journal().of(Signal.Skipped.class))
        .extracting(Signal.Skipped::why)
        .containsExactly(Signal.Skipped.Why.UNKNOWN_TYPE);
    goesOn(reader, till);
    reader.isQuiet();
  }

  @Test
  @Case(id = "7")
  default void aTagOutsideOfTheCataloguePausesIfToldSo(Rig rig) {
    Till till = new Till(rig);
    Shop reader = withEverything(rig, till, s -> s.unknownType(Disposition.FAIL));
    refund(rig, reader);
    reader.until("it paused", () -> reader.state() == Health.State.PAUSED);
    rig.pass(rig.lease());
    assertThat(reader.journal().count(Signal.Undecodable.class)).as("no loop").isEqualTo(1);
    assertThat(reader.backlog().isEmpty()).as("it stays where it is").isFalse();
  }

  @Test
  @Case(id = "7")
  default void aTagWithoutAHandlerHereIsSkippedAndCounted(Rig rig) {
    Till till = new Till(rig);
    Shop shop = withEverything(rig, till, s -> s);
    shop.sealane().publisher().publish(new Closed("o-1"));
    shop.until("it was skipped", () -> shop.journal().count(Signal.Skipped.class) == 1);
    assertThat(shop.journal().of(Signal.Skipped.class))
        .extracting(Signal.Skipped::why)
        .containsExactly(Signal.Skipped.Why.NO_HANDLER);
    shop.isQuiet();
  }

  private static Shop withEverything(Rig rig, Till till, UnaryOperator<Subscription> more) {
    rig.unfiltered();
    return rig.shop(till).with(more).start();
  }

  private static void refund(Rig rig, Shop reader) {
    Shop newer = writer(rig, reader.topic(), Elsewhere.NEWER);
    newer.sealane().publisher().publish(new Refunded("o-1"));
  }

  private static void goesOn(Shop reader, Till till) {
    reader.publish("o-2", "a neighbour");
    reader.until("the neighbour was handled", () -> till.handled().contains("a neighbour"));
  }

  private static Shop reader(
      Rig rig, Topic topic, EventCatalog words, UnaryOperator<Subscription> handlers) {
    return rig.shop(topic, new Till(rig)).words(words).handling(handlers).start();
  }

  private static Shop writer(Rig rig, Topic topic, EventCatalog words) {
    return rig.shop(topic, new Till(rig)).words(words).withoutSubscription().start();
  }
}
