package io.sealane.transport;

/**
 * A promise that not every broker can give. The conformance kit checks each declaration both ways.
 */
public enum Capability {
  /** Messages of one key on an ordered topic reach an ordered queue in order, one in flight. */
  ORDERED_BY_KEY,
  /** A delivery can be given back to come again after a delay. */
  DELAYED_REDELIVERY,
  /** A delivery's lease can be extended. */
  EXTENDABLE_LEASE,
  /** Counts how often a message was received. */
  COUNTS_ATTEMPTS,
  /** Any bytes can be a body, not only text. */
  BINARY_BODIES,
  /** Only the types that a queue takes are put into it. */
  FILTERS_BY_TYPE,
  /** A message sent twice with one id within the broker's window is there once. */
  DEDUPLICATES,
  /** A queue made after a message was published gets it all the same. */
  KEEPS_HISTORY,
  /** Closing handles what was published, up to a deadline: the broker ends with the process. */
  DRAINS,
  /** Has a place for dead letters that outlives the handling of them. */
  DEAD_LETTERS
}
