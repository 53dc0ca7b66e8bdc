package io.sealane.conformance.rig;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A sender to a topic and a receiver from one of its queues. Bodies are texts here. */
public final class Channel {

  private final Rig rig;
  private final Topic topic;
  private final QueueSpec queue;
  private final Sender sender;
  private final Receiver receiver;

  Channel(Rig rig, Topic topic, QueueSpec queue) {
    this.rig = rig;
    this.topic = topic;
    this.queue = queue;
    this.sender = rig.open(rig.transport().sender(topic));
    this.receiver = rig.open(rig.transport().receiver(queue));
  }

  /** Where it leads from. */
  public Topic topic() {
    return topic;
  }

  /** Where it leads to. */
  public QueueSpec queue() {
    return queue;
  }

  /** What the transport takes of a send to the topic. */
  public SendLimits limits() {
    return rig.capabilities().sendingTo(topic);
  }

  /** Another sender and another receiver of the same. */
  public Channel competitor() {
    return new Channel(rig, topic, queue);
  }

  /** Where its dead letters are. */
  public DeadLetterQueue deadLetters() {
    return rig.transport().deadLetters(queue);
  }

  /** Sends messages without a key, each in a call of its own; all must be accepted. */
  public void send(String... bodies) {
    for (String body : bodies) {
      send(Messages.text(null, body));
    }
  }

  /** Sends one message, which must be accepted. */
  public void send(OutgoingMessage message) {
    assertThat(sendAll(List.of(message)).get(0)).isInstanceOf(SendResult.Accepted.class);
  }

  /** Sends one batch as it is. */
  public List<SendResult> sendAll(List<OutgoingMessage> batch) {
    List<SendResult> results = rig.await(sender.send(batch));
    assertThat(results).as("a result per message").hasSize(batch.size());
    return results;
  }

  /** Receives once. */
  public List<Delivery> receive(int max, Duration wait) {
    int most = Math.min(max, rig.capabilities().maxReceive());
    ReceiveResult result =
        rig.await(receiver.receive(new ReceiveRequest(most, wait, queue.lease())));
    assertThat(result).isInstanceOf(ReceiveResult.Received.class);
    List<Delivery> deliveries = ((ReceiveResult.Received) result).deliveries();
    assertThat(deliveries.size()).as("no more than were asked for").isLessThanOrEqualTo(most);
    return deliveries;
  }

  /**
   * Receives until so many have come; fails if they do not, long before a lease is over and brings
   * one of them again.
   */
  public List<Delivery> take(int count) {
    List<Delivery> taken = new ArrayList<>();
    for (int empty = 0; taken.size() < count && empty < 3; ) {
      List<Delivery> some = receive(count - taken.size(), shortWait());
      taken.addAll(some);
      empty = some.isEmpty() ? empty + 1 : 0;
    }
    assertThat(taken).as("deliveries within half a lease").hasSize(count);
    return taken;
  }

  /** Receives the only one that is to come now. */
  public Delivery takeOne() {
    return take(1).get(0);
  }

  /** Asserts that a wait brings nothing. */
  public void bringsNothing() {
    assertThat(receive(1, shortWait())).as("deliveries where there are to be none").isEmpty();
  }

  /** So short that leases go on that run meanwhile. */
  private Duration shortWait() {
    Duration wait = queue.lease().dividedBy(6);
    Duration longest = rig.capabilities().maxWait();
    return wait.compareTo(longest) > 0 ? longest : wait;
  }

  /** Asserts that nothing is left, and that nothing comes back when every lease is over. */
  public void isDrained() {
    rig.pass(queue.lease().multipliedBy(2));
    bringsNothing();
    assertThat(backlog().isEmpty()).as("empty backlog").isTrue();
  }

  /** What waits in the queue. */
  public Backlog backlog() {
    return rig.await(receiver.backlog());
  }

  /** Settles deliveries as done; each must be confirmed. */
  public void done(List<Delivery> deliveries) {
    int most = rig.capabilities().maxSettle();
    for (int from = 0; from < deliveries.size(); from += most) {
      List<Delivery> some = deliveries.subList(from, Math.min(deliveries.size(), from + most));
      assertThat(settleAll(some.stream().<Settlement>map(Settlement.Done::new).toList()))
          .allSatisfy(result -> assertThat(result).isInstanceOf(LeaseResult.Confirmed.class));
    }
  }

  /** Settles a delivery as done. */
  public LeaseResult done(Delivery delivery) {
    return settleAll(List.of(new Settlement.Done(delivery))).get(0);
  }

  /** Gives a delivery back. */
  public LeaseResult release(Delivery delivery, Duration delay) {
    return settleAll(List.of(new Settlement.Release(delivery, delay))).get(0);
  }

  /** Settles one batch. */
  public List<LeaseResult> settleAll(List<Settlement> batch) {
    List<LeaseResult> results = rig.await(receiver.settle(batch));
    assertThat(results).as("a result per settlement").hasSize(batch.size());
    return results;
  }

  /** Extends leases in one batch. */
  public List<LeaseResult> extend(List<Delivery> batch, Duration lease) {
    List<LeaseResult> results = rig.await(receiver.extend(batch, lease));
    assertThat(results).as("a result per extension").hasSize(batch.size());
    return results;
  }
}
