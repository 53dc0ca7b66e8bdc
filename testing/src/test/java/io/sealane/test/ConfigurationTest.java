package io.sealane.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.json.JsonCodec;
import io.sealane.consume.HeadOfLine;
import io.sealane.consume.Subscription;
import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.publish.Route;
import io.sealane.test.Shop.OrderCancelled;
import io.sealane.test.Shop.OrderCompleted;
import io.sealane.test.Shop.OrderEvent;
import io.sealane.transport.Topic;
import io.sealane.transport.send.BatchSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with a configuration is told before anything begins, all of it, in one message. */
class ConfigurationTest {

  /** In no catalogue. */
  record TillOpened(int till) implements DomainEvent {}

  /** Would let the JSON name a class. */
  record Unbindable(Class<?> type) implements DomainEvent {}

  private final InMemoryTransport transport = InMemoryTransport.create();

  private SealaneBuilder sealane() {
    return Sealane.over(transport);
  }

  private static void assertRefused(SealaneBuilder builder, String message) {
    assertThatThrownBy(builder::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    SealaneBuilder builder =
        sealane()
            .publish(Shop.ORDERS)
            .to(Topic.of("orders"))
            .read(
                EventCatalog.context("sales").event(OrderCancelled.class).build(),
                EventCatalog.context("odd").event(Unbindable.class).build())
            .route(Route.of(Shop.DELIVERIES))
            .topics(Topic.ordered("orders"))
            .subscribe(
                Subscription.named("delivery")
                    .to("orders", "parcels")
                    .on(TillOpened.class, till -> {})
                    .concurrency(0),
                Subscription.named("delivery").to("orders").on(OrderEvent.class, order -> {}),
                Subscription.named("no such name!"))
            .publishWithin(Duration.ZERO)
            .stopWithin(Duration.ofSeconds(-1));

    assertRefused(
        builder,
        """
        this Sealane has 14 problems:
          - io.sealane.test.Shop$OrderCancelled is registered differently by catalogues 'orders' and 'sales'
          - 'odd.Unbindable' cannot be bound: java.lang.Class would be read by loading a class that the JSON names
          - topic 'orders' is declared both as ordered and as not ordered
          - Route[[DeliveryScheduled] to []] leads nowhere; say to(..) which topic
          - event type 'io.sealane.test.Shop$DeliveryScheduled' is in no catalogue (known types: \
        [orders.OrderCompleted, orders.OrderCancelled, odd.Unbindable]), \
        but Route[[DeliveryScheduled] to []] takes it
          - subscription 'delivery' has a concurrency of 0; 1 is the least
          - subscription 'delivery' handles io.sealane.test.ConfigurationTest$TillOpened, \
        which is in no catalogue; publish(..) or read(..) one that has it
          - subscription 'delivery' is to topic 'parcels', which nobody declares; known topics: [orders]; \
        topics(Topic.of("parcels")) declares one of somebody else
          - subscription 'delivery' is there twice
          - subscription 'no such name!' needs a name of 1 to 64 of A-Z a-z 0-9 _ -
          - subscription 'no such name!' has no handler
          - subscription 'no such name!' is to no topic
          - publishWithin is PT0S; it is more than zero
          - stopWithin is PT-1S; it is more than zero""");
  }

  @Test
  void theLimitsOfASubscriptionAreChecked() {
    assertRefused(
        sealane()
            .publish(Shop.ORDERS)
            .to(Topic.of("orders"))
            .subscribe(
                Subscription.named("delivery")
                    .to("orders")
                    .on(OrderEvent.class, order -> {})
                    .on(OrderEvent.class, order -> {})
                    .lease(Duration.ZERO, Duration.ofSeconds(-1))
                    .timeout(Duration.ZERO)
                    .ordered(HeadOfLine.PARK)),
        """
        this Sealane has 5 problems:
          - subscription 'delivery' has a lease of PT0S; it is more than zero
          - subscription 'delivery' has a lease of PT0S and a maximum of PT-1S
          - subscription 'delivery' has a timeout of PT0S; it is more than zero
          - subscription 'delivery' is to park keys, and no shared store of parked keys is there
          - subscription 'delivery' has 2 handlers for io.sealane.test.Shop$OrderEvent; one is allowed""");
  }

  @Test
  void aTopicIsOnOneTransportAndASubscriptionToo() {
    InMemoryTransport inside = InMemoryTransport.create();
    assertRefused(
        sealane()
            .publish(Shop.ORDERS)
            .to(Topic.of("orders"), Topic.of("statistics"), Topic.of("audit"))
            .inProcess(inside, Topic.of("statistics"), Topic.ordered("audit"))
            .inProcess(InMemoryTransport.create(), Topic.of("statistics"))
            .subscribe(
                Subscription.named("both")
                    .to("orders", "statistics")
                    .on(OrderEvent.class, order -> {})),
        """
        this Sealane has 3 problems:
          - topic 'statistics' is declared on two transports
          - topic 'audit' is declared both as ordered and as not ordered
          - subscription 'both' is to topics on different transports; it takes one subscription each""");
  }

  @Test
  void aSubscriptionThatTranslatesNeedsAnEventToTranslateInto() {
    assertRefused(
        sealane()
            .topics(Topic.of("legacy"))
            .subscribe(
                Subscription.named("orders")
                    .to("legacy")
                    .translatingForeign(message -> List.of())
                    .on(OrderCompleted.class, order -> {})),
        """
        this Sealane has 2 problems:
          - subscription 'orders' handles io.sealane.test.Shop$OrderCompleted, \
        which is in no catalogue; publish(..) or read(..) one that has it
          - subscription 'orders' translates, and there is no catalogue to translate into""");
  }

  @Test
  void whatARouteSaysInVainIsAMistake() {
    assertRefused(
        sealane()
            .read(Shop.ORDERS)
            .route(
                Route.of(OrderCompleted.class)
                    .to(Topic.of("orders"))
                    .keyedBy(OrderCancelled.class, OrderCancelled::orderId)
                    .mapped(OrderEvent.class, order -> order)),
        """
        this Sealane has 1 problem:
          - Route[[OrderCompleted] to [orders]] says something of \
        'io.sealane.test.Shop$OrderCancelled', which it does not take""");
  }

  @Test
  void theApplicationsOwnMapperIsTakenOver() {
    List<String> bodies = new CopyOnWriteArrayList<>();
    try (Sealane sealane =
        Shop.events(sealane())
            .json(
                JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build())
            .subscribe(
                Subscription.named("raw")
                    .to("orders")
                    .translating(
                        "orders.OrderCompleted",
                        message -> {
                          bodies.add(message.text());
                          return List.of();
                        })
                    .on(OrderEvent.class, order -> {}))
            .start()) {
      sealane.publisher().publish(new OrderCompleted("o-1", 1));
    }

    assertThat(bodies)
        .singleElement()
        .asString()
        .endsWith("\"data\":{\"order_id\":\"o-1\",\"total\":1}}");
  }

  @Test
  void aCodecHasAMapperOfItsOwn() {
    assertRefused(
        sealane().codec(JsonCodec.of(Shop.ORDERS)).json(new JsonMapper()),
        """
        this Sealane has 1 problem:
          - codec(..) and json(..) are both said; the codec has a mapper of its own""");
  }

  @Test
  void aBuilderThatWasRefusedCanBeMended() {
    SealaneBuilder builder =
        sealane().publish(Shop.ORDERS).to(Topic.of("orders")).publishWithin(Duration.ZERO);
    assertThatThrownBy(builder::start).isInstanceOf(ConfigurationException.class);

    try (Sealane mended =
        builder
            .publishWithin(Duration.ofSeconds(1))
            .inProcess(InMemoryTransport.create(), Topic.of("orders"))
            .start()) {
      mended.publisher().publish(new OrderCompleted("o-1", 1));
    }
  }

  @Test
  void nullIsRefusedWhereItIsSaid() {
    SealaneBuilder builder = sealane();

    assertThatThrownBy(() -> Sealane.over(null)).hasMessage("transport");
    assertThatThrownBy(() -> builder.publish(null)).hasMessage("catalog");
    assertThatThrownBy(() -> builder.route(null)).hasMessage("route");
    assertThatThrownBy(() -> builder.codec(null)).hasMessage("codec");
    assertThatThrownBy(() -> builder.json(null)).hasMessage("mapper");
    assertThatThrownBy(() -> builder.publishWithin(null)).hasMessage("timeout");
    assertThatThrownBy(() -> builder.subscribe((Subscription) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> builder.local(null, order -> {})).hasMessage("type");
  }

  @Test
  void settingsOfTheBatcherAreCheckedWhereTheyAreSaid() {
    assertThatThrownBy(() -> BatchSettings.DEFAULTS.withLinger(Duration.ofHours(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch settings need linger <= PT1H, not PT2H");
    assertThatThrownBy(() -> BatchSettings.DEFAULTS.withBuffer(0, 1))
        .hasMessage("batch settings need maxBuffered >= 1, not 0");
  }

  @Test
  void nothingRunsBeforeTheStart() {
    Set<Thread> before = threads();
    SealaneBuilder builder =
        sealane().publish(Shop.ORDERS).to(Topic.of("orders")).subscribe(Shop.delivery(order -> {}));

    assertThat(before).containsAll(threads());
    builder.start().close();
  }

  /** Ours; those of the test's own surroundings come and go. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("sealane"))
        .collect(Collectors.toSet());
  }
}
