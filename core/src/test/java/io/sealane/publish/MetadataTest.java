package io.sealane.publish;

import static io.sealane.publish.Shop.CATALOG;
import static io.sealane.publish.Shop.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.event.Causation;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import io.sealane.event.TraceContext;
import io.sealane.observe.Signal;
import io.sealane.publish.Shop.OrderCancelled;
import io.sealane.publish.Shop.OrderCompleted;
import io.sealane.publish.Shop.OrderEvent;
import io.sealane.publish.Shop.TillOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetadataTest {

  private static final OrderCompleted EVENT = new OrderCompleted("o-1", 42);
  private static final TraceContext TRACE = new TraceContext("00-aa-bb-01", null);
  private static final EventMetadata CAUSE =
      new EventMetadata(
          "cause",
          "other.Type",
          3,
          "other",
          Instant.EPOCH,
          null,
          "conversation",
          "before",
          TRACE,
          Map.of("header", "of the cause"),
          null);

  private final Shop shop = new Shop().observed();

  private EventMetadata published(RoutedPublisher publisher, Publication publication) {
    shop.signals.clear();
    publisher.publish(publication);
    return ((Signal.Published) shop.signals.get(shop.signals.size() - 1)).envelope().metadata();
  }

  private RoutedPublisher routed() {
    return shop.route(Route.of(CATALOG).to(ORDERS)).open();
  }

  @Test
  void aFirstEventGetsItsOwnIdAsCorrelation() {
    shop.time.advance(Duration.ofNanos(1_234_567));

    EventMetadata metadata = published(routed(), Publication.of(EVENT));

    assertThat(metadata)
        .isEqualTo(
            new EventMetadata(
                "id-1",
                "orders.OrderCompleted",
                1,
                "orders",
                Instant.parse("2026-11-22T10:00:00.001234Z"),
                "o-1",
                "id-1",
                null,
                null,
                Map.of(),
                null));
  }

  @Test
  void anEventOfAHandlerIsCausedByWhatIsBeingHandled() throws Exception {
    RoutedPublisher publisher = routed();
    List<EventMetadata> seen = new ArrayList<>();

    Causation.during(CAUSE, () -> seen.add(published(publisher, Publication.of(EVENT))));

    assertThat(seen.get(0).correlationId()).isEqualTo("conversation");
    assertThat(seen.get(0).causationId()).isEqualTo("cause");
    assertThat(seen.get(0).trace()).isEqualTo(TRACE);
    assertThat(seen.get(0).headers()).isEmpty();
  }

  @Test
  void whatIsSaidIsKept() throws Exception {
    RoutedPublisher publisher = routed();
    TraceContext own = new TraceContext("00-cc-dd-01", "x=1");
    Instant expiry = Instant.parse("2027-01-01T00:00:00Z");
    Publication said =
        Publication.of(EVENT)
            .withId("mine")
            .withTime(Instant.parse("2026-01-01T00:00:00Z"))
            .withCause("talk", null)
            .withTrace(own)
            .withHeader("a", "b")
            .withExpiry(expiry);
    List<EventMetadata> seen = new ArrayList<>();

    Causation.during(CAUSE, () -> seen.add(published(publisher, said)));

    assertThat(seen.get(0))
        .isEqualTo(
            new EventMetadata(
                "mine",
                "orders.OrderCompleted",
                1,
                "orders",
                Instant.parse("2026-01-01T00:00:00Z"),
                "o-1",
                "talk",
                null,
                own,
                Map.of("a", "b"),
                expiry));
  }

  @Test
  void oneThatIsPublishedAgainWhileAnotherIsHandledIsNotCausedByThat() throws Exception {
    RoutedPublisher publisher = routed();
    Publication again = Publication.of(EVENT).withId("first").onlyTo(Set.of("orders"));
    List<EventMetadata> seen = new ArrayList<>();

    Causation.during(CAUSE, () -> seen.add(published(publisher, again)));

    assertThat(seen.get(0).correlationId()).isEqualTo("first");
    assertThat(seen.get(0).causationId()).isNull();
    assertThat(seen.get(0).trace()).isNull();
  }

  @Test
  void whatALocalHandlerPublishesIsCausedByTheEventThatItHandles() {
    RoutedPublisher[] publisher = new RoutedPublisher[1];
    publisher[0] =
        shop.route(Route.of(CATALOG).to(ORDERS))
            .on(
                OrderCompleted.class,
                event -> publisher[0].publish(new OrderCancelled(event.orderId(), "why not")))
            .open();

    publisher[0].publish(EVENT);

    EventMetadata inner = ((Signal.Published) shop.signals.get(0)).envelope().metadata();
    assertThat(inner.id()).isEqualTo("id-2");
    assertThat(inner.causationId()).isEqualTo("id-1");
    assertThat(inner.correlationId()).isEqualTo("id-1");
    assertThat(Causation.current()).isNull();
  }

  @Test
  void aHandlerThatAsksForMetadataGetsIt() {
    List<String> seen = new ArrayList<>();
    Shop unobserved = new Shop();
    RoutedPublisher publisher =
        unobserved
            .on(OrderEvent.class, event -> seen.add("plain"))
            .onWithMetadata(
                OrderEvent.class,
                (event, metadata) -> seen.add(metadata.type() + " " + metadata.id()))
            .onWithMetadata(
                TillOpened.class,
                (event, metadata) -> seen.add(metadata.type() + " of " + metadata.source()))
            .open();

    publisher.publish(EVENT);
    publisher.publish(Publication.of(EVENT).withId("mine"));
    publisher.publish(new TillOpened(1));

    assertThat(seen)
        .containsExactly(
            "plain",
            "orders.OrderCompleted id-1",
            "plain",
            "orders.OrderCompleted mine",
            "TillOpened of local");
  }
}
