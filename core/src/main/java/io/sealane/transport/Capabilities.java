package io.sealane.transport;

import io.sealane.transport.send.SendLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a transport promises, as data.
 *
 * @param declared the optional promises that it gives
 * @param sending the limits of a send to any topic but those of {@code exceptions}
 * @param exceptions by the name of a topic, the limits of a send to it where they are others
 * @param maxReceive the most deliveries that one receive brings, 1 or more
 * @param maxSettle the most entries that one settle or extend takes, 1 or more
 * @param maxWait the longest that a receive may wait for a first message
 * @param maxLease the longest that a delivery can be held, extensions included
 * @param maxDelay the longest delay of a redelivery
 */
public record Capabilities(
    Set<Capability> declared,
    SendLimits sending,
    Map<String, SendLimits> exceptions,
    int maxReceive,
    int maxSettle,
    Duration maxWait,
    Duration maxLease,
    Duration maxDelay) {

  /** Copies the set and the map. */
  public Capabilities {
    declared = Set.copyOf(declared);
    exceptions = Map.copyOf(exceptions);
  }

  /** With the same limits of a send to every topic. */
  public Capabilities(
      Set<Capability> declared,
      SendLimits sending,
      int maxReceive,
      int maxSettle,
      Duration maxWait,
      Duration maxLease,
      Duration maxDelay) {
    this(declared, sending, Map.of(), maxReceive, maxSettle, maxWait, maxLease, maxDelay);
  }

  /** Whether the promise is given. */
  public boolean has(Capability capability) {
    return declared.contains(capability);
  }

  /** The limits of a send to that topic. */
  public SendLimits sendingTo(Topic topic) {
    return exceptions.getOrDefault(topic.name(), sending);
  }

  /** Those limits of a send that allow the largest message: what a reader has to reckon with. */
  public SendLimits widest() {
    return exceptions.values().stream()
        .reduce(sending, (one, two) -> two.maxMessageBytes() > one.maxMessageBytes() ? two : one);
  }

  /** The same with other optional promises. */
  public Capabilities with(Set<Capability> declared) {
    return new Capabilities(
        declared, sending, exceptions, maxReceive, maxSettle, maxWait, maxLease, maxDelay);
  }

  /** The same with other limits of a send, to whatever topic. */
  public Capabilities with(SendLimits sending) {
    return with(sending, Map.of());
  }

  /** The same with other limits of a send to some topics, by their names. */
  public Capabilities with(SendLimits sending, Map<String, SendLimits> exceptions) {
    return new Capabilities(
        declared, sending, exceptions, maxReceive, maxSettle, maxWait, maxLease, maxDelay);
  }

  /** The same with each limit of a send changed, whatever the topic. */
  public Capabilities withEachLimit(UnaryOperator<SendLimits> change) {
    Map<String, SendLimits> changed = new HashMap<>(exceptions);
    changed.replaceAll((topic, limits) -> change.apply(limits));
    return with(change.apply(sending), changed);
  }
}
