package io.sealane.test.assertion;

import io.sealane.event.DomainEvent;
import io.sealane.event.EventMetadata;
import java.util.Objects;

/**
 * What was published, or refused. An event counts once, to however many topics it goes.
 *
 * @param <E> the type of the events
 */
public final class PublicationsAssert<E extends DomainEvent>
    extends EventsAssert<PublicationsAssert<E>, E> {

  PublicationsAssert(RecordingAssert whole, Claim<E> claim) {
    super(whole, claim);
  }

  /** To that topic; other topics are left out from here on. */
  public PublicationsAssert<E> to(String topic) {
    return where("to " + topic, one -> one.where().equals(topic));
  }

  /** In handling the event of that id; other causes are left out from here on. */
  public PublicationsAssert<E> causedBy(String eventId) {
    return where(
        "in handling " + eventId,
        one -> {
          EventMetadata metadata = one.metadata();
          return metadata != null && Objects.equals(metadata.causationId(), eventId);
        });
  }

  @Override
  PublicationsAssert<E> with(RecordingAssert whole, Claim<E> claim) {
    return new PublicationsAssert<>(whole, claim);
  }
}
