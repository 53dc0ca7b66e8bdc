package io.sealane.conformance.relay;

import io.sealane.conformance.fixture.OutboxFixture;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.time.Haste;
import io.sealane.conformance.time.TestTime;
import io.sealane.store.outbox.Appended;
import io.sealane.store.outbox.Outbox;
import io.sealane.transport.Topic;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What one case of an outbox works with. Made and closed by the kit. */
public final class OutboxRig implements AutoCloseable {

  private final OutboxFixture fixture;
  private final TestTime time = TestTime.real();
  private final Destination destination = new Destination();
  private final List<RelayNode> nodes = new ArrayList<>();
  private final Outbox outbox;

  /** On what the fixture gives. */
  public OutboxRig(OutboxFixture fixture) {
    this.fixture = fixture;
    this.outbox = fixture.outbox(lease());
  }

  /** How long a relay that ended without a word keeps the others from its work. */
  public Duration lease() {
    return Duration.ofSeconds(2);
  }

  /** An ordered topic. */
  public Topic orders() {
    return Topic.ordered("orders");
  }

  /** Another ordered topic. */
  public Topic bills() {
    return Topic.ordered("bills");
  }

  /** Where all topics are. */
  public Destination destination() {
    return destination;
  }

  /** The outbox of the instance that publishes; it has no relay of its own. */
  public Outbox outbox() {
    return outbox;
  }

  /** Starts a relay, as another instance of the application. */
  public RelayNode node() {
    return node(Duration.ZERO);
  }

  /**
   * The same on a machine whose clock is wrong.
   *
   * @param skew by how much
   */
  public RelayNode node(Duration skew) {
    RelayNode node =
        new RelayNode(fixture.outbox(lease()), destination, List.of(orders(), bills()), time, skew);
    nodes.add(node);
    return node;
  }

  /** Appends texts with a key in one transaction, each as a message of its own. */
  public List<OutgoingMessage> committed(Topic topic, String key, String... texts) {
    List<OutgoingMessage> messages =
        Arrays.stream(texts).map(text -> Messages.text(key, text)).toList();
    inTransaction(() -> append(topic, messages));
    return messages;
  }

  /** Appends messages, within whatever transaction there is. */
  public void append(Topic topic, List<OutgoingMessage> messages) {
    Appended appended =
        outbox.append(
            messages.stream().map(message -> new Outbox.Entry(topic.name(), message)).toList());
    if (!(appended instanceof Appended.Stored)) {
      throw new AssertionError("not stored: " + appended);
    }
  }

  /** Runs the work in a transaction. */
  public void inTransaction(Runnable work) {
    fixture.inTransaction(work);
  }

  /** Waits until that many messages of the topic were accepted, repeated ones included. */
  public void untilSent(Topic topic, int count) {
    until(count + " messages are sent", () -> destination.accepted(topic).size() >= count);
  }

  /** Waits until nothing is left but what is held. */
  public void untilDrained(RelayNode node) {
    until("the relay has drained", node::isDrained);
  }

  /** Gives somebody the time to do what must not be done; whoever is right does not use it. */
  public void letHasten(BooleanSupplier hasty) {
    Haste.await(time, hasty);
  }

  /** Waits. */
  public void until(String what, BooleanSupplier condition) {
    time.until(what, condition, fixture.patience());
  }

  /** The threads and the time of the case. */
  public TestTime time() {
    return time;
  }

  @Override
  public void close() {
    nodes.forEach(RelayNode::stop);
    time.close();
    fixture.close();
  }
}
