package io.sealane.micrometer;

import io.sealane.error.Failure;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.observe.Health;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One signal of each kind. */
final class Signals {

  record Paid(String secret) implements DomainEvent {}

  static final Instant AT = Instant.parse("2026-11-01T12:00:03Z");
  static final String SECRET = "s3cr3t";

  private Signals() {}

  static EventMetadata metadata(String type) {
    return new EventMetadata(
        "id-" + SECRET,
        type,
        1,
        "shop",
        AT.minusSeconds(3),
        "key-" + SECRET,
        "correlation-" + SECRET,
        null,
        null,
        Map.of("header", "header-" + SECRET),
        null);
  }

  static List<Signal> ofAllKinds(String type) {
    Envelope<Paid> envelope = new Envelope<>(new Paid(SECRET), metadata(type));
    Subject subject = new Subject("delivery", "message-" + SECRET, metadata(type), 1);
    Failure failure = Failure.of(Failure.Kind.THROTTLED, "slower, " + SECRET);
    Duration second = Duration.ofSeconds(1);
    List<Signal> signals = new ArrayList<>();
    signals.add(new Signal.HandledLocally(envelope, 2));
    signals.add(new Signal.Published(envelope, "orders", "broker-" + SECRET));
    signals.add(new Signal.Refused(envelope, "orders", failure, false));
    signals.add(new Signal.Stored(envelope, "orders"));
    signals.add(new Signal.Relayed("id-" + SECRET, "orders", "broker-" + SECRET));
    signals.add(new Signal.NotRelayed("id-" + SECRET, "orders", failure, second));
    signals.add(new Signal.RelayFailed("orders", failure, second));
    signals.add(new Signal.Delivered(new Subject("delivery", "m", null, 0)));
    signals.add(new Signal.Started(subject));
    signals.add(new Signal.Handled(subject, second));
    signals.add(new Signal.Failed(subject, "java.lang.Error: " + SECRET, second));
    signals.add(new Signal.Retrying(subject, second));
    signals.add(new Signal.Compensated(subject, ""));
    signals.add(new Signal.Deduplicated(subject));
    signals.add(new Signal.Busy(subject, second));
    signals.add(new Signal.GuardUnavailable(subject, SECRET, false));
    signals.add(new Signal.Skipped(subject, Signal.Skipped.Why.NO_HANDLER));
    signals.add(new Signal.Undecodable(subject, SECRET));
    signals.add(new Signal.DeadLettered(subject, Reason.EXHAUSTED, SECRET));
    signals.add(new Signal.NotDeadLettered(subject, failure));
    signals.add(new Signal.LeaseLost(subject, SECRET));
    signals.add(new Signal.Settled(subject));
    signals.add(new Signal.Released(subject, second));
    signals.add(new Signal.Unconfirmed(subject, SECRET));
    signals.add(new Signal.LeasesExtended("delivery", 3));
    signals.add(new Signal.ReceiveFailed("delivery", failure, second));
    signals.add(new Signal.HealthChanged("delivery", new Health(Health.State.UP, SECRET)));
    signals.add(new Signal.Redriven("delivery", 4));
    return signals;
  }

  /** The kinds that core knows. */
  static List<Class<?>> kinds() {
    return leaves(Signal.class).toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Signals::leaves)
        : Stream.of(type);
  }
}
