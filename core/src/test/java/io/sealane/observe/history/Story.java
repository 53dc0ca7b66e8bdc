package io.sealane.observe.history;

import io.sealane.error.Failure;
import io.sealane.event.EventMetadata;
import io.sealane.observe.AllSignals;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import io.sealane.transport.deadletter.DeadLetter;
import java.time.Duration;
import java.time.Instant;

/** Tells an observer what might have happened, the way the pipeline does. */
final class Story {

  static final EventMetadata ORDER = AllSignals.metadata("e-1", "orders.OrderCompleted", null);
  static final EventMetadata SHIPMENT = AllSignals.metadata("e-2", "delivery.Scheduled", "e-1");
  static final EventMetadata BILL = AllSignals.metadata("e-3", "billing.Billed", "e-1");

  private final Observer observer;
  private Instant now = AllSignals.NOON;

  Story(Observer observer) {
    this.observer = observer;
  }

  Story after(Duration time) {
    now = now.plus(time);
    return this;
  }

  Story tell(Signal signal) {
    observer.on(signal, now);
    return this;
  }

  Story published(EventMetadata event, String topic) {
    return tell(new Signal.Published(AllSignals.envelope(event), topic, "b-" + event.id()));
  }

  Story refused(EventMetadata event, String topic, boolean unknown) {
    Failure failure = Failure.of(Failure.Kind.TRANSIENT, "no answer");
    return tell(new Signal.Refused(AllSignals.envelope(event), topic, failure, unknown));
  }

  Story delivered(EventMetadata event, String subscription) {
    return tell(new Signal.Delivered(unread(event, subscription)));
  }

  Story handled(EventMetadata event, String subscription, int attempt) {
    Subject subject = read(event, subscription, attempt);
    return tell(new Signal.Started(subject)).tell(new Signal.Handled(subject, Duration.ZERO));
  }

  Story failed(EventMetadata event, String subscription, int attempt, String error) {
    Subject subject = read(event, subscription, attempt);
    return tell(new Signal.Started(subject)).tell(new Signal.Failed(subject, error, Duration.ZERO));
  }

  Story again(EventMetadata event, String subscription, int attempt, Duration delay) {
    return tell(new Signal.Retrying(read(event, subscription, attempt), delay))
        .tell(new Signal.Released(unread(event, subscription), delay));
  }

  Story deadLettered(EventMetadata event, String subscription, int attempt, String detail) {
    return tell(
        new Signal.DeadLettered(
            read(event, subscription, attempt), DeadLetter.Reason.EXHAUSTED, detail));
  }

  Story settled(EventMetadata event, String subscription) {
    return tell(new Signal.Settled(unread(event, subscription)));
  }

  /** An order that two subscriptions take, one of them at the second attempt. */
  Story ofAnOrder() {
    return published(ORDER, "orders")
        .delivered(ORDER, "delivery")
        .failed(ORDER, "delivery", 1, "java.lang.IllegalStateException: no van")
        .again(ORDER, "delivery", 1, Duration.ofMinutes(5))
        .delivered(ORDER, "billing")
        .published(BILL, "bills")
        .handled(ORDER, "billing", 1)
        .settled(ORDER, "billing")
        .after(Duration.ofMinutes(5))
        .delivered(ORDER, "delivery")
        .published(SHIPMENT, "deliveries")
        .handled(ORDER, "delivery", 2)
        .settled(ORDER, "delivery")
        .after(Duration.ofMillis(1_500))
        .delivered(SHIPMENT, "logistics")
        .handled(SHIPMENT, "logistics", 1)
        .settled(SHIPMENT, "logistics");
  }

  static Subject read(EventMetadata event, String subscription, int attempt) {
    return new Subject(subscription, "b-" + event.id(), event, attempt);
  }

  static Subject unread(EventMetadata event, String subscription) {
    return new Subject(subscription, "b-" + event.id(), null, 0);
  }
}
