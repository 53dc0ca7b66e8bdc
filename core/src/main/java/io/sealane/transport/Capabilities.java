package io.sealane.transport;

import io.sealane.transport.send.SendLimits;
import java.time.Duration;
import java.util.Set;

/**
 * What a transport promises, as data.
 *
 * @param declared the optional promises that it gives
 * @param sending the limits of a send
 * @param maxReceive the most deliveries that one receive brings, 1 or more
 * @param maxSettle the most entries that one settle or extend takes, 1 or more
 * @param maxWait the longest that a receive may wait for a first message
 * @param maxLease the longest that a delivery can be held, extensions included
 * @param maxDelay the longest delay of a redelivery
 */
public record Capabilities(
    Set<Capability> declared,
    SendLimits sending,
    int maxReceive,
    int maxSettle,
    Duration maxWait,
    Duration maxLease,
    Duration maxDelay) {

  /** Copies the set. */
  public Capabilities {
    declared = Set.copyOf(declared);
  }

  /** Whether the promise is given. */
  public boolean has(Capability capability) {
    return declared.contains(capability);
  }

  /** The same with other optional promises. */
  public Capabilities with(Set<Capability> declared) {
    return new Capabilities(declared, sending, maxReceive, maxSettle, maxWait, maxLease, maxDelay);
  }

  /** The same with other limits of a send. */
  public Capabilities with(SendLimits sending) {
    return new Capabilities(declared, sending, maxReceive, maxSettle, maxWait, maxLease, maxDelay);
  }
}
