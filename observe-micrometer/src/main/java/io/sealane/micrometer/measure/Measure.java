package io.sealane.micrometer.measure;

import java.util.List;

/** What is measured: the names, units and tags of all meters. docs/metrics.md lists the same. */
public enum Measure {
  PUBLISHED(
      "sealane.published", "events", "Events that a topic's broker accepted", "topic", "type"),
  REFUSED(
      "sealane.refused",
      "events",
      "Events that a topic's broker did not accept, or nobody knows whether it did",
      "topic",
      "type",
      "reason"),
  STORED("sealane.outbox.stored", "events", "Events that the outbox has", "topic", "type"),
  RELAYED(
      "sealane.outbox.relayed",
      "events",
      "Events of the outbox that a topic's broker accepted",
      "topic"),
  NOT_RELAYED(
      "sealane.outbox.refused",
      "events",
      "Events of the outbox that a topic's broker did not accept, by attempt",
      "topic",
      "reason"),
  RELAY_FAILURES(
      "sealane.outbox.failures",
      "calls",
      "Times that nothing of the outbox got through to a topic",
      "topic",
      "reason"),
  OUTBOX_WAITING("sealane.outbox.waiting", "events", "Events that wait in the outbox"),
  OUTBOX_OLDEST(
      "sealane.outbox.oldest", "seconds", "How long the oldest event has waited in the outbox"),
  HANDLED_LOCALLY(
      "sealane.handled.locally", "events", "Events that local handlers handled", "type"),
  DELIVERED("sealane.delivered", "messages", "Messages received", "subscription"),
  HANDLING(
      "sealane.handling",
      "seconds",
      "How long handlers ran, transaction included",
      "subscription",
      "type",
      "outcome"),
  LAG(
      "sealane.lag",
      "seconds",
      "From an event's time to the end of its handling",
      "subscription",
      "type"),
  RETRIES("sealane.retries", "events", "Attempts that follow", "subscription", "type", "when"),
  COMPENSATIONS(
      "sealane.compensations",
      "events",
      "Second-level handlers that ran",
      "subscription",
      "type",
      "outcome"),
  DEDUPLICATED(
      "sealane.deduplicated", "events", "Events that were handled before", "subscription", "type"),
  BUSY("sealane.busy", "events", "Events that somebody else is handling", "subscription", "type"),
  GUARD_UNAVAILABLE(
      "sealane.guard.unavailable",
      "events",
      "Events for which the guard's store did not answer",
      "subscription",
      "outcome"),
  SKIPPED(
      "sealane.skipped",
      "events",
      "Events settled without a handler",
      "subscription",
      "type",
      "reason"),
  UNDECODABLE("sealane.undecodable", "messages", "Messages that are no event", "subscription"),
  DEAD_LETTERED(
      "sealane.deadlettered",
      "messages",
      "Messages given up and kept as dead letters",
      "subscription",
      "type",
      "reason"),
  NOT_DEAD_LETTERED(
      "sealane.deadlettering.failures",
      "messages",
      "Messages that could not be kept as dead letters",
      "subscription",
      "reason"),
  LEASE_LOST(
      "sealane.lease.lost", "messages", "Leases that ended before the handling", "subscription"),
  LEASES_EXTENDED("sealane.lease.extensions", "leases", "Leases extended, by call", "subscription"),
  SETTLED("sealane.settled", "messages", "Settlements that the broker confirmed", "subscription"),
  RELEASED("sealane.released", "messages", "Messages given back", "subscription"),
  UNCONFIRMED(
      "sealane.unconfirmed",
      "messages",
      "Settlements that may not have taken effect",
      "subscription"),
  RECEIVE_FAILURES(
      "sealane.receive.failures",
      "calls",
      "Receives that did not go through",
      "subscription",
      "reason"),
  REDRIVEN("sealane.redriven", "messages", "Dead letters sent back", "subscription"),
  HEALTH(
      "sealane.health", "", "1 for the state that a subscription is in", "subscription", "state"),
  BACKLOG(
      "sealane.backlog",
      "messages",
      "Messages in a subscription's queue, as the broker knows",
      "subscription",
      "state"),
  BROKER_CALLS("sealane.broker.calls", "seconds", "Calls of the broker", "action", "outcome");

  private final String meter;
  private final String unit;
  private final String description;
  private final List<String> tags;

  Measure(String meter, String unit, String description, String... tags) {
    this.meter = meter;
    this.unit = unit;
    this.description = description;
    this.tags = List.of(tags);
  }

  /** The name of its meters. */
  public String meter() {
    return meter;
  }

  /** The base unit, empty for none. */
  public String unit() {
    return unit;
  }

  /** What it tells. */
  public String description() {
    return description;
  }

  /** The keys of its tags. */
  public List<String> tags() {
    return tags;
  }
}
