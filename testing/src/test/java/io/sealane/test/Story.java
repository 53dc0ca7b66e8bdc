package io.sealane.test;

import io.sealane.error.Failure;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import io.sealane.test.time.VirtualTime;
import io.sealane.transport.deadletter.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells an observer what might have happened, the way the pipeline does. */
public final class Story {

  private final Observer observer;
  private Instant now = VirtualTime.START;

  public Story(Observer observer) {
    this.observer = observer;
  }

  /** An event whose message the broker calls {@code m-} and the id. */
  public static Envelope<?> envelope(String id, DomainEvent event, @Nullable String cause) {
    String type = "shop." + event.getClass().getSimpleName();
    return new Envelope<>(
        event,
        new EventMetadata(
            id, type, 1, "shop", VirtualTime.START, null, "c-1", cause, null, Map.of(), null));
  }

  public Story after(Duration time) {
    now = now.plus(time);
    return this;
  }

  public Story tell(Signal signal) {
    observer.on(signal, now);
    return this;
  }

  public Story published(Envelope<?> envelope, String topic) {
    return tell(new Signal.Published(envelope, topic, "m-" + envelope.metadata().id()));
  }

  public Story locally(Envelope<?> envelope) {
    return tell(new Signal.HandledLocally(envelope, 1));
  }

  public Story refused(Envelope<?> envelope, String topic) {
    Failure failure = Failure.of(Failure.Kind.THROTTLED, "too busy");
    return tell(new Signal.Refused(envelope, topic, failure, false));
  }

  public Story delivered(Envelope<?> envelope, String subscription) {
    return tell(new Signal.Delivered(unread(envelope, subscription)));
  }

  public Story handled(Envelope<?> envelope, String subscription, int attempt) {
    Subject subject = read(envelope, subscription, attempt);
    return tell(new Signal.Started(subject)).tell(new Signal.Handled(subject, Duration.ZERO));
  }

  public Story failed(Envelope<?> envelope, String subscription, int attempt, String error) {
    Subject subject = read(envelope, subscription, attempt);
    return tell(new Signal.Started(subject)).tell(new Signal.Failed(subject, error, Duration.ZERO));
  }

  public Story again(Envelope<?> envelope, String subscription, int attempt, Duration delay) {
    return tell(new Signal.Retrying(read(envelope, subscription, attempt), delay))
        .tell(new Signal.Released(unread(envelope, subscription), delay));
  }

  public Story settled(Envelope<?> envelope, String subscription) {
    return tell(new Signal.Settled(unread(envelope, subscription)));
  }

  public Story deadLettered(Envelope<?> envelope, String subscription, int attempt, String detail) {
    Subject subject = read(envelope, subscription, attempt);
    return tell(new Signal.DeadLettered(subject, DeadLetter.Reason.EXHAUSTED, detail));
  }

  public static Subject read(Envelope<?> envelope, String subscription, int attempt) {
    return new Subject(subscription, "m-" + envelope.metadata().id(), envelope.metadata(), attempt);
  }

  public static Subject unread(Envelope<?> envelope, String subscription) {
    return new Subject(subscription, "m-" + envelope.metadata().id(), null, 0);
  }
}
