package io.sealane.test.assertion;

import io.sealane.event.DomainEvent;
import io.sealane.test.record.Kind;
import io.sealane.test.record.Occurrence;
import io.sealane.test.record.Published;
import io.sealane.test.record.Recording;
import java.util.List;

/** What must not have happened. */
public final class NeverAssert {

  private final RecordingAssert whole;
  private final Recording recording;
  private final String place;

  NeverAssert(RecordingAssert whole, Recording recording, String place) {
    this.whole = whole;
    this.recording = recording;
    this.place = place;
  }

  /** At that subscription, or to that topic; elsewhere it may have happened. */
  public NeverAssert at(String subscriptionOrTopic) {
    return new NeverAssert(whole, recording, subscriptionOrTopic);
  }

  /** No event of that type, or a subtype, was published. */
  public RecordingAssert published(Class<? extends DomainEvent> type) {
    return none(Kind.PUBLISHED, type);
  }

  /** No handler returned for an event of that type. */
  public RecordingAssert handled(Class<? extends DomainEvent> type) {
    return none(Kind.HANDLED, type);
  }

  /** No handler threw on an event of that type. */
  public RecordingAssert failed(Class<? extends DomainEvent> type) {
    return none(Kind.FAILED, type);
  }

  /** No failed attempt at an event of that type was followed by another. */
  public RecordingAssert retried(Class<? extends DomainEvent> type) {
    return none(Kind.RETRIED, type);
  }

  /** No event of that type was given up. */
  public RecordingAssert deadLettered(Class<? extends DomainEvent> type) {
    return none(Kind.DEAD_LETTERED, type);
  }

  /** The second level did not run for an event of that type. */
  public RecordingAssert compensated(Class<? extends DomainEvent> type) {
    return none(Kind.COMPENSATED, type);
  }

  /** No event of that type was settled without a handler. */
  public RecordingAssert skipped(Class<? extends DomainEvent> type) {
    return none(Kind.SKIPPED, type);
  }

  /** No event of that type came again after it had been handled. */
  public RecordingAssert deduplicated(Class<? extends DomainEvent> type) {
    return none(Kind.DEDUPLICATED, type);
  }

  private RecordingAssert none(Kind kind, Class<? extends DomainEvent> type) {
    List<Occurrence> found =
        recording.occurrences(kind).stream()
            .filter(one -> one.isOf(type))
            .filter(one -> place.isEmpty() || one.where().equals(place))
            .toList();
    if (!found.isEmpty()) {
      int count = kind == Kind.PUBLISHED ? Published.distinct(found).size() : found.size();
      whole.fail(
          "Expected "
              + (type.getSimpleName() + " never to " + kind.infinitive())
              + (place.isEmpty() ? "" : " at " + place)
              + (",\nbut it " + kind.past() + " " + Words.times(count) + ":")
              + Words.lines(found));
    }
    return whole;
  }
}
