package io.sealane.test.record;

import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which events there are, and which messages carry them, as far as signals tell. */
final class KnownEvents {

  /** By tag and id: what leaves may be a mapped form of the event, under the same id. */
  private final Map<String, DomainEvent> events = new HashMap<>();

  private final Map<String, EventMetadata> byMessage = new HashMap<>();

  /** By topic and id: what went to an outbox, whose relay tells no more than that. */
  private final Map<String, Envelope<?>> stored = new HashMap<>();

  KnownEvents(List<Signal> signals) {
    signals.forEach(this::learn);
  }

  Occurrence occurrence(Kind kind, Signal signal, Instant at) {
    if (signal instanceof Signal.OfDelivery delivery) {
      return ofDelivery(kind, delivery, at);
    } else if (signal instanceof Signal.Refused refused) {
      String reason = (refused.unknown() ? "unknown, " : "") + refused.failure().reason();
      return published(kind, at, refused.envelope(), refused.topic(), reason);
    } else if (signal instanceof Signal.Published published) {
      return published(kind, at, published.envelope(), published.topic(), "");
    }
    return signal instanceof Signal.Relayed relayed
        ? relayed(kind, at, relayed)
        : published(kind, at, ((Signal.HandledLocally) signal).envelope(), "", "");
  }

  private Occurrence relayed(Kind kind, Instant at, Signal.Relayed relayed) {
    Envelope<?> envelope = stored.get(relayed.topic() + '\n' + relayed.eventId());
    return envelope == null
        ? new Occurrence(kind, at, null, null, relayed.topic(), 0, "", null)
        : published(kind, at, envelope, relayed.topic(), "");
  }

  private void learn(Signal signal) {
    if (signal instanceof Signal.Published published) {
      learn(published.envelope());
      byMessage.putIfAbsent(published.brokerId(), published.envelope().metadata());
    } else if (signal instanceof Signal.Refused refused) {
      learn(refused.envelope());
    } else if (signal instanceof Signal.HandledLocally local) {
      learn(local.envelope());
    } else if (signal instanceof Signal.Stored one) {
      learn(one.envelope());
      stored.put(one.topic() + '\n' + one.envelope().metadata().id(), one.envelope());
    } else if (signal instanceof Signal.Relayed relayed) {
      Envelope<?> envelope = stored.get(relayed.topic() + '\n' + relayed.eventId());
      if (envelope != null) {
        byMessage.putIfAbsent(relayed.brokerId(), envelope.metadata());
      }
    } else if (signal instanceof Signal.OfDelivery delivery) {
      EventMetadata metadata = delivery.subject().metadata();
      if (metadata != null) {
        byMessage.put(carrier(delivery.subject()), metadata);
      }
    }
  }

  private void learn(Envelope<?> envelope) {
    events.put(key(envelope.metadata()), envelope.event());
  }

  private Occurrence published(
      Kind kind, Instant at, Envelope<?> envelope, String topic, String detail) {
    return new Occurrence(kind, at, envelope.metadata(), envelope.event(), topic, 0, detail, null);
  }

  private Occurrence ofDelivery(Kind kind, Signal.OfDelivery signal, Instant at) {
    Subject subject = signal.subject();
    EventMetadata metadata = subject.metadata();
    if (metadata == null) {
      metadata = byMessage.getOrDefault(carrier(subject), byMessage.get(subject.messageId()));
    }
    DomainEvent event = metadata == null ? null : events.get(key(metadata));
    return new Occurrence(
        kind,
        at,
        metadata,
        event,
        subject.subscription(),
        subject.attempt(),
        detail(signal),
        signal instanceof Signal.Retrying retrying ? retrying.delay() : null);
  }

  private static String detail(Signal.OfDelivery signal) {
    if (signal instanceof Signal.Failed failed) {
      return failed.error();
    } else if (signal instanceof Signal.Compensated compensated) {
      return compensated.error();
    } else if (signal instanceof Signal.DeadLettered letter) {
      return letter.reason() + (letter.detail().isEmpty() ? "" : ": " + letter.detail());
    } else if (signal instanceof Signal.Skipped skipped) {
      return skipped.why().name();
    } else if (signal instanceof Signal.Retrying retrying) {
      return retrying.delay().equals(Duration.ZERO) ? "at once" : "after " + retrying.delay();
    }
    return signal instanceof Signal.Undecodable undecodable ? undecodable.reason() : "";
  }

  private static String key(EventMetadata metadata) {
    return metadata.type() + '\n' + metadata.id();
  }

  private static String carrier(Subject subject) {
    return subject.subscription() + '\n' + subject.messageId();
  }
}
