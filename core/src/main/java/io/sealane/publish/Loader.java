package io.sealane.publish;

import io.sealane.codec.Codec;
import io.sealane.codec.MessageAttributes;
import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.Publication;
import io.sealane.publish.Plans.Plan;
import io.sealane.publish.Plans.Plan.Leg;
import io.sealane.publish.Route.Form;
import io.sealane.translate.ForeignMessage;
import io.sealane.transport.send.Batcher;
import io.sealane.transport.send.OutgoingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes messages of an event, one per topic that it goes to. */
final class Loader {

  private final Codec codec;
  private final Plans plans;

  /**
   * One event, ready for one topic.
   *
   * @param original the event as it was published
   * @param sent the event as this topic gets it
   */
  record Cargo(
      Envelope<? extends DomainEvent> original,
      Envelope<? extends DomainEvent> sent,
      Leg leg,
      OutgoingMessage message) {

    String topic() {
      return leg.topic();
    }

    Batcher batcher() {
      return leg.batcher();
    }
  }

  Loader(Codec codec, Plans plans) {
    this.codec = codec;
    this.plans = plans;
  }

  /** Makes the messages; those for topics that get the event in its usual form are one message. */
  List<Cargo> load(Publication publication, Envelope<? extends DomainEvent> envelope, Plan plan) {
    List<Cargo> cargo = new ArrayList<>(plan.legs.size());
    OutgoingMessage usual = null;
    for (Leg leg : legs(publication, plan)) {
      if (leg.form().isUsual()) {
        usual = usual == null ? encoded(envelope) : usual;
        cargo.add(new Cargo(envelope, envelope, leg, usual));
      } else {
        cargo.add(loadUnusual(envelope, leg));
      }
    }
    return cargo;
  }

  private Cargo loadUnusual(Envelope<? extends DomainEvent> envelope, Leg leg) {
    Form form = leg.form();
    DomainEvent event = envelope.event();
    if (form.mapping() != null) {
      DomainEvent mapped = given(form.mapping().apply(event), "mapping", event);
      Envelope<?> other =
          new Envelope<>(
              mapped,
              Stamper.retyped(
                  envelope.metadata(),
                  plans.typeOf(mapped.getClass()),
                  key(form, event, mapped.key())));
      return new Cargo(envelope, other, leg, encoded(other));
    }
    Envelope<?> keyed =
        new Envelope<>(
            event,
            Stamper.rekeyed(envelope.metadata(), key(form, event, envelope.metadata().key())));
    OutgoingMessage message =
        form.translation() == null
            ? encoded(keyed)
            : foreign(given(form.translation().apply(keyed), "translator", event), keyed);
    return new Cargo(envelope, keyed, leg, message);
  }

  private static <T> T given(@Nullable T made, String maker, DomainEvent event) {
    return Objects.requireNonNull(
        made, () -> "the " + maker + " of " + event.getClass().getName() + " gave null");
  }

  private static @Nullable String key(Form form, DomainEvent event, @Nullable String usual) {
    return form.key() == null ? usual : form.key().apply(event);
  }

  private OutgoingMessage encoded(Envelope<? extends DomainEvent> envelope) {
    Map<String, String> attributes = MessageAttributes.of(envelope.metadata());
    return new OutgoingMessage(
        envelope.metadata().id(), envelope.metadata().key(), codec.encode(envelope), attributes);
  }

  private static OutgoingMessage foreign(ForeignMessage message, Envelope<?> envelope) {
    return new OutgoingMessage(
        envelope.metadata().id(), message.key(), message.body(), message.attributes());
  }

  private static List<Leg> legs(Publication publication, Plan plan) {
    Set<String> only = publication.topics();
    if (only.isEmpty()) {
      return plan.legs;
    }
    List<String> topics = plan.legs.stream().map(Leg::topic).toList();
    List<String> problems = new ArrayList<>();
    for (String topic : only) {
      if (!topics.contains(topic)) {
        problems.add(
            ("no route leads '" + publication.event().getClass().getName() + "' to '" + topic)
                + ("'; its topics: " + topics));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException("publishing", problems);
    }
    return plan.legs.stream().filter(leg -> only.contains(leg.topic())).toList();
  }
}
