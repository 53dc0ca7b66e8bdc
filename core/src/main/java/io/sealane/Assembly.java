package io.sealane;

import io.sealane.Checks.Checked;
import io.sealane.codec.Codec;
import io.sealane.codec.EventTypes;
import io.sealane.consume.Guarding;
import io.sealane.consume.Subscription;
import io.sealane.consume.handling.DeliveryHandler;
import io.sealane.consume.handling.MessageReader;
import io.sealane.consume.handling.Signals;
import io.sealane.error.ConfigurationException;
import io.sealane.event.Publication;
import io.sealane.publish.PublisherAssembly;
import io.sealane.publish.Stamper;
import io.sealane.publish.overview.Overview;
import io.sealane.publish.overview.OverviewAssembly;
import io.sealane.publish.relay.EventRelay;
import io.sealane.store.Guard;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes an application of a builder's words, or says everything that is wrong with them. */
final class Assembly {

  private final SealaneBuilder words;
  private final Surroundings around;
  private final Places places;
  private final EventTypes types;
  private final Codec codec;
  private final List<Checked> checked;

  /**
   * Checks all of it.
   *
   * @throws ConfigurationException with everything that is wrong
   */
  Assembly(SealaneBuilder words, Surroundings around) {
    List<String> problems = new ArrayList<>();
    this.words = words;
    this.around = around;
    this.places = words.places();
    this.types = EventTypes.of(words.catalogs, problems);
    Codec made = Codecs.of(words, types, places, problems);
    problems.addAll(places.problems());
    problems.addAll(PublisherAssembly.problems(words.routes, types));
    this.checked = new Checks(words.catalogs, places, problems).all(words.subscriptions);
    Checks.positive("publishWithin", words.publishWithin, problems);
    Checks.positive("stopWithin", words.stopWithin, problems);
    if (made == null || !problems.isEmpty()) {
      throw new ConfigurationException("this Sealane", problems);
    }
    this.codec = made;
  }

  Running running() {
    Publishing publishing = new Publishing(words, types, codec, places, around);
    List<RunningSubscription> subscriptions =
        checked.stream()
            .map(one -> subscription(one, said -> publishing.front().publish(said)))
            .toList();
    EventRelay relay = publishing.relay();
    return new Running(
        publishing,
        subscriptions,
        new Preparing(
            places.topologies(words.publishedTopics(), checked), subscriptions, relay, around),
        relay,
        overview(),
        around);
  }

  private Overview overview() {
    List<String> published = words.publishedTopics().stream().map(Topic::name).toList();
    return new OverviewAssembly(
            types,
            words.routes,
            words.locals,
            places.all().stream()
                .map(place -> place.overview(published.contains(place.topic().name())))
                .toList(),
            checked.stream().map(Checked::queue).toList())
        .assemble();
  }

  /** What the transport has to make ready, if it is one of those here. */
  Topology topology(Transport transport) {
    return places
        .topologies(words.publishedTopics(), checked)
        .getOrDefault(transport, new Topology(List.of(), List.of()));
  }

  private RunningSubscription subscription(Checked checked, Consumer<Publication> publisher) {
    Subscription subscription = checked.subscription();
    Signals signals = new Signals(subscription.name(), around.observer(), around.scheduler());
    Stamper stamper = new Stamper(around.ids(), around.scheduler());
    MessageReader reader =
        new MessageReader(
            codec,
            subscription.translation(),
            said -> stamper.stamp(said, types.find(said.event().getClass())));
    DeliveryHandler handler =
        new DeliveryHandler(
            subscription,
            new DeliveryHandler.Surroundings(
                reader,
                guard(subscription.guarding()),
                publisher,
                signals,
                around.tracing(),
                around.scheduler(),
                around.random()));
    return new RunningSubscription(
        subscription, checked.queue(), checked.transport(), handler, signals, around);
  }

  private @Nullable Guard guard(Guarding guarding) {
    if (!guarding.guarded()) {
      return null;
    }
    return guarding.guard() != null ? guarding.guard() : words.guard(around.scheduler());
  }
}
