package io.sealane.observe.history;

import java.time.Instant;

/**
 * One thing that happened to an event.
 *
 * @param at when, by the wall clock of the part where it happened
 * @param what what happened
 * @param where the subscription, or the topic for what happened on publishing; empty for local
 *     handlers
 * @param attempt the attempt of the handler, 1 or more; 0 where there was none
 * @param detail exception, reason or delay, in words; empty where there is nothing to add. Never
 *     payload, but for what an exception of the application says.
 */
public record HistoryEntry(Instant at, What what, String where, int attempt, String detail) {

  /** What can happen to an event. */
  public enum What {
    /** Local handlers ran in the publisher's thread. */
    HANDLED_LOCALLY,
    /** It was written to the outbox, to leave after the commit. */
    STORED,
    /** A topic's broker accepted it. */
    PUBLISHED,
    /** A topic's broker did not accept it. */
    REFUSED,
    /** The broker's answer was lost. */
    UNKNOWN,
    /** A topic's broker did not accept it from the outbox, where it stays. */
    HELD,
    /** It was received. */
    DELIVERED,
    /** A handler began. */
    STARTED,
    /** A handler returned. */
    HANDLED,
    /** A handler threw. */
    FAILED,
    /** Another attempt was to follow. */
    RETRYING,
    /** The second level ran. */
    COMPENSATED,
    /** The second level ran and threw. */
    NOT_COMPENSATED,
    /** It had been handled before. */
    DEDUPLICATED,
    /** Somebody else was handling it. */
    BUSY,
    /** The guard's store did not answer. */
    GUARD_UNAVAILABLE,
    /** It was settled without a handler, as declared. */
    SKIPPED,
    /** The bytes are no event. */
    UNDECODABLE,
    /** It was given up. */
    DEAD_LETTERED,
    /** It was given up, but could not be kept as a dead letter. */
    NOT_DEAD_LETTERED,
    /** Its lease ended too early. */
    LEASE_LOST,
    /** The broker confirmed that it is dealt with. */
    SETTLED,
    /** It was given back. */
    RELEASED,
    /** Its settlement may not have taken effect. */
    UNCONFIRMED
  }
}
