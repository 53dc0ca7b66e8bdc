package io.sealane;

import io.sealane.codec.Codec;
import io.sealane.codec.EventTypes;
import io.sealane.error.ClosedException;
import io.sealane.event.Publication;
import io.sealane.publish.Consignment;
import io.sealane.publish.EventPublisher;
import io.sealane.publish.PublisherAssembly;
import io.sealane.publish.RoutedPublisher;
import io.sealane.publish.relay.EventRelay;
import io.sealane.publish.trace.TracedPublisher;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.send.Batcher;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What publishes, from the first opening to the close. */
final class Publishing {

  private final SealaneBuilder words;
  private final EventTypes types;
  private final Codec codec;
  private final Places places;
  private final Surroundings around;
  private volatile @Nullable RoutedPublisher publisher;
  private volatile @Nullable EventPublisher front;

  /** Not open yet; as the application said. */
  Publishing(
      SealaneBuilder words, EventTypes types, Codec codec, Places places, Surroundings around) {
    this.words = words;
    this.types = types;
    this.codec = codec;
    this.places = places;
    this.around = around;
  }

  /** Makes the publisher, once. Called by one thread at a time. */
  void open() {
    if (publisher == null) {
      RoutedPublisher made = publisher();
      front = TracedPublisher.of(made, types, around.tracing());
      publisher = made;
    }
  }

  /** What the application publishes by. */
  EventPublisher front() {
    return opened(front);
  }

  Consignment prepare(List<Publication> publications) {
    return front() instanceof TracedPublisher traced
        ? traced.prepare(publications)
        : opened(publisher).prepare(publications);
  }

  void drain() {
    RoutedPublisher last = publisher;
    if (last != null) {
      last.drain();
    }
  }

  CompletableFuture<Void> close(Duration deadline) {
    RoutedPublisher last = publisher;
    return last == null ? CompletableFuture.completedFuture(null) : last.close(deadline);
  }

  private static <P extends EventPublisher> P opened(@Nullable P publisher) {
    if (publisher == null) {
      throw new ClosedException("publishing is not possible yet: this Sealane is not started");
    }
    return publisher;
  }

  private RoutedPublisher publisher() {
    Map<String, Batcher> batchers = new LinkedHashMap<>();
    words.publishedTopics().forEach(topic -> batchers.put(topic.name(), batcher(topic)));
    return new PublisherAssembly(
            types,
            words.routes,
            words.locals,
            codec,
            batchers,
            around.observer(),
            around.scheduler(),
            around.ids(),
            words.publishWithin,
            words.outbox)
        .assemble();
  }

  EventRelay relay() {
    Map<Topic, Transport> destinations = new LinkedHashMap<>();
    words.publishedTopics().forEach(topic -> destinations.put(topic, transport(topic)));
    return new EventRelay(
        words.outbox,
        destinations,
        words.batching,
        around.scheduler(),
        around.renewals(),
        around.random(),
        around.observer());
  }

  private Transport transport(Topic topic) {
    return Objects.requireNonNull(places.find(topic.name())).transport();
  }

  private Batcher batcher(Topic topic) {
    Transport transport = transport(topic);
    return Batcher.of(
        transport.sender(topic),
        transport.capabilities().sendingTo(topic),
        words.batching.withOrdered(topic.ordered()),
        around.scheduler(),
        around.random());
  }
}
