package io.sealane.test.assertion;

import io.sealane.event.DomainEvent;
import io.sealane.test.record.Kind;
import io.sealane.test.record.Occurrence;
import io.sealane.test.record.Recording;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions about what happened to events. Each of the verbs asserts that it happened at least
 * once; what follows it narrows that down: how often, by whom, to which of the events. What must
 * not have happened is said behind {@link #never}. Each failure tells the whole timeline.
 */
public final class RecordingAssert extends AbstractAssert<RecordingAssert, Recording> {

  /** Assertions about a recording. */
  public RecordingAssert(Recording actual) {
    super(actual, RecordingAssert.class);
  }

  /** An event of that type, or a subtype, was published; accepted by a topic or taken locally. */
  public <E extends DomainEvent> PublicationsAssert<E> published(Class<E> type) {
    return new PublicationsAssert<>(this, claim(Kind.PUBLISHED, type)).checked();
  }

  /** A topic's broker did not accept an event of that type, or it is unknown whether it did. */
  public <E extends DomainEvent> PublicationsAssert<E> refused(Class<E> type) {
    return new PublicationsAssert<>(this, claim(Kind.REFUSED, type)).checked();
  }

  /** A handler returned for an event of that type. */
  public <E extends DomainEvent> DeliveriesAssert<E> handled(Class<E> type) {
    return deliveries(Kind.HANDLED, type);
  }

  /** A handler threw on an event of that type. */
  public <E extends DomainEvent> DeliveriesAssert<E> failed(Class<E> type) {
    return deliveries(Kind.FAILED, type);
  }

  /** A failed attempt at an event of that type was followed, or was to be followed, by another. */
  public <E extends DomainEvent> DeliveriesAssert<E> retried(Class<E> type) {
    return deliveries(Kind.RETRIED, type);
  }

  /** An event of that type was given up and became a dead letter. */
  public <E extends DomainEvent> DeliveriesAssert<E> deadLettered(Class<E> type) {
    return deliveries(Kind.DEAD_LETTERED, type);
  }

  /** The second level ran for an event of that type, and returned. */
  public <E extends DomainEvent> DeliveriesAssert<E> compensated(Class<E> type) {
    return deliveries(Kind.COMPENSATED, type);
  }

  /** An event of that type was settled without a handler, as its subscription declares. */
  public <E extends DomainEvent> DeliveriesAssert<E> skipped(Class<E> type) {
    return deliveries(Kind.SKIPPED, type);
  }

  /** An event of that type came again after it had been handled, and was not handled again. */
  public <E extends DomainEvent> DeliveriesAssert<E> deduplicated(Class<E> type) {
    return deliveries(Kind.DEDUPLICATED, type);
  }

  /** What must not have happened. Asserts nothing by itself. */
  public NeverAssert never() {
    return new NeverAssert(this, actual, "");
  }

  /** No handler threw, no compensation threw, and every message could be read. */
  public RecordingAssert hasNoFailures() {
    return hasNo("failures", Kind.FAILED, Kind.NOT_COMPENSATED, Kind.UNDECODABLE);
  }

  /** Nothing was given up. */
  public RecordingAssert hasNoDeadLetters() {
    return hasNo("dead letters", Kind.DEAD_LETTERED);
  }

  /** Everything that happened is exactly this, line by line. */
  public RecordingAssert hasTimeline(String timeline) {
    Assertions.assertThat(actual.timeline()).as("timeline").isEqualTo(timeline);
    return this;
  }

  /** Fails with a text and the timeline. */
  void fail(String text) {
    failWithMessage("%s", text + "\n" + actual.story());
  }

  private <E extends DomainEvent> DeliveriesAssert<E> deliveries(Kind kind, Class<E> type) {
    return new DeliveriesAssert<>(this, claim(kind, type)).checked();
  }

  private <E extends DomainEvent> Claim<E> claim(Kind kind, Class<E> type) {
    isNotNull();
    return Claim.of(actual, kind, type);
  }

  private RecordingAssert hasNo(String what, Kind... kinds) {
    isNotNull();
    List<Occurrence> found = new ArrayList<>();
    for (Kind kind : kinds) {
      found.addAll(actual.occurrences(kind));
    }
    if (!found.isEmpty()) {
      fail("Expected no " + what + ",\nbut there " + Words.thereWere(found));
    }
    return this;
  }
}
