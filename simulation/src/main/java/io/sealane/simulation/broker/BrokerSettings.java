package io.sealane.simulation.broker;

import io.sealane.transport.Capabilities;
import io.sealane.transport.Capability;
import io.sealane.transport.send.SendLimits;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a broker allows.
 *
 * @param inFlightCap the most messages of a queue that are with receivers
 * @param maxReceives after more deliveries of a message than that it becomes a dead letter
 * @param maxLease the longest that a delivery can be held
 * @param filters whether queues get only the types that they take
 * @param maxBatch the most entries of a batch
 * @param sizes how large messages and batches may be
 */
public record BrokerSettings(
    int inFlightCap,
    int maxReceives,
    Duration maxLease,
    boolean filters,
    int maxBatch,
    SizeLimits sizes) {

  /**
   * How large messages and batches may be, in bytes.
   *
   * @param message the most of a message
   * @param batch the most of a batch
   * @param reserved what publishing leaves free of a message
   */
  public record SizeLimits(int message, int batch, int reserved) {

    /** As at AWS. */
    public static final SizeLimits AWS = new SizeLimits(262_144, 262_144, 4_096);

    /** So little that a few events fill a batch. */
    public static final SizeLimits TIGHT = new SizeLimits(2_500, 4_000, 200);
  }

  /** For how long an ordered topic knows an id. */
  static final Duration DEDUPLICATION = Duration.ofMinutes(5);

  /** As at AWS. */
  public static final BrokerSettings AWS =
      new BrokerSettings(120_000, 100, Duration.ofHours(12), true, 10, SizeLimits.AWS);

  /** Those of queues of dead letters: whatever lies there, stays. */
  static final BrokerSettings LETTERS =
      new BrokerSettings(
          120_000, Integer.MAX_VALUE, Duration.ofHours(12), false, 10, SizeLimits.AWS);

  /** The same as a transport says it. */
  public Capabilities capabilities() {
    Set<Capability> declared = EnumSet.allOf(Capability.class);
    declared.remove(Capability.KEEPS_HISTORY);
    declared.remove(Capability.DRAINS);
    declared.remove(Capability.BINARY_BODIES);
    if (!filters) {
      declared.remove(Capability.FILTERS_BY_TYPE);
    }
    SendLimits sending =
        new SendLimits(maxBatch, sizes.message, sizes.batch, 10, sizes.reserved, true);
    Duration maxWait = Duration.ofSeconds(20);
    return new Capabilities(declared, sending, 10, 10, maxWait, maxLease, Duration.ofHours(12));
  }
}
