package io.sealane.conformance.rig;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.SubscriptionControl;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.event.Publication;
import io.sealane.observe.Health;
import io.sealane.transport.Topic;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A running application of the shop. */
public final class Shop {

  private static final Duration LONG = Duration.ofHours(6);

  private final Rig rig;
  private final Sealane sealane;
  private final Topic topic;
  private final String subscription;
  private final Journal journal;

  Shop(Rig rig, Sealane sealane, Topic topic, String subscription, Journal journal) {
    this.rig = rig;
    this.sealane = sealane;
    this.topic = topic;
    this.subscription = subscription;
    this.journal = journal;
  }

  /** The application. */
  public Sealane sealane() {
    return sealane;
  }

  /** Where it publishes. */
  public Topic topic() {
    return topic;
  }

  /** The name of its subscription. */
  public String subscription() {
    return subscription;
  }

  /** What happened in it. */
  public Journal journal() {
    return journal;
  }

  /** Its subscription in an operator's hands. */
  public SubscriptionControl control() {
    return sealane.subscription(subscription);
  }

  /** How its subscription is. */
  public Health.State state() {
    return control().health().state();
  }

  /** Publishes an opening of an order for each text, one after the other. */
  public void publish(String order, String... texts) {
    for (String text : texts) {
      sealane.publisher().publish(new Opened(order, text));
    }
  }

  /** Publishes an opening for each text, each of an order of its own, together. */
  public void publishAll(List<String> texts) {
    sealane
        .publisher()
        .publishAll(texts.stream().map(text -> Publication.of(new Opened(text, text))).toList());
  }

  /** Publishes one opening with an id. */
  public void publishAs(String id, String text) {
    sealane.publisher().publish(Publication.of(new Opened(text, text)).withId(id));
  }

  /** Sends a message past the application to its topic. */
  public void send(OutgoingMessage message) {
    try (Sender sender = rig.transport().sender(topic)) {
      assertThat(rig.await(sender.send(List.of(message))).get(0))
          .isInstanceOf(SendResult.Accepted.class);
    }
  }

  /** Waits until the condition holds; the limit is far away where time costs nothing. */
  public void until(String what, BooleanSupplier condition) {
    Duration limit = rig.time().isVirtual() ? LONG : rig.lease().multipliedBy(20);
    try {
      rig.time().until(what, condition, limit);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; last signals: " + lastSignals(), e);
    }
  }

  private String lastSignals() {
    List<String> all = journal.all().stream().map(Object::toString).toList();
    Stream<String> last = all.stream().skip(Math.max(0, all.size() - 12));
    return String.join("\n  ", last.toList());
  }

  /**
   * Waits until nothing waits in the queue and nothing is with a handler, and then for longer than
   * any lease: what does not happen until now does not happen.
   */
  public void isQuiet() {
    for (int i = 0; !backlog().isEmpty(); i++) {
      assertThat(i).as("looks at a backlog that stays at %s", backlog()).isLessThan(500);
      rig.pass(rig.lease().dividedBy(2));
    }
    if (rig.time().isVirtual()) {
      rig.pass(rig.lease().multipliedBy(3));
    }
    assertThat(backlog().isEmpty()).as("nothing came back").isTrue();
  }

  /** What waits in the subscription's queue. */
  public Backlog backlog() {
    return rig.backlog(subscription);
  }

  /** The subscription's dead letters. */
  public List<DeadLetter> deadLetters() {
    return sealane.deadLetters(subscription).list();
  }

  /** Waits for the first dead letter. */
  public DeadLetter deadLetter() {
    until("a dead letter", () -> journal.count(io.sealane.observe.Signal.DeadLettered.class) > 0);
    List<DeadLetter> letters = deadLetters();
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }
}
