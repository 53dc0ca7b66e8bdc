package io.sealane.consume.handling;

import io.sealane.event.EventMetadata;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import io.sealane.transport.receive.Delivery;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Emits the signals of one subscription. */
public final class Signals {

  private final String subscription;
  private final Observer observer;
  private final InstantSource clock;

  /** Signals about the subscription, to the observer. */
  public Signals(String subscription, Observer observer, InstantSource clock) {
    this.subscription = subscription;
    this.observer = observer;
    this.clock = clock;
  }

  /** The subscription's name. */
  public String subscription() {
    return subscription;
  }

  /** Tells the observer. */
  public void emit(Signal signal) {
    if (!observer.equals(Observer.noop())) {
      observer.on(signal, clock.instant());
    }
  }

  /** The delivery as a subject of signals. */
  public Subject subject(Delivery delivery, @Nullable EventMetadata metadata, int attempt) {
    return new Subject(subscription, delivery.messageId(), metadata, attempt);
  }
}
