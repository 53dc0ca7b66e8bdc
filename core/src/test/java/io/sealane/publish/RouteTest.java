package io.sealane.publish;

import static io.sealane.publish.Shop.AUDIT;
import static io.sealane.publish.Shop.CATALOG;
import static io.sealane.publish.Shop.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.error.ConfigurationException;
import io.sealane.error.Failure;
import io.sealane.error.PublishException;
import io.sealane.event.Publication;
import io.sealane.publish.Shop.OrderCancelled;
import io.sealane.publish.Shop.OrderCompleted;
import io.sealane.publish.Shop.OrderEvent;
import io.sealane.publish.Shop.OrderReferred;
import io.sealane.publish.Shop.TillOpened;
import io.sealane.translate.ForeignMessage;
import io.sealane.transport.Topic;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.ScriptedSender;
import io.sealane.transport.send.SendResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTest {

  private static final OrderCompleted EVENT = new OrderCompleted("o-1", 42);

  private final Shop shop = new Shop();

  @Test
  void aRouteCanSayAnotherKey() {
    shop.route(
            Route.of(CATALOG)
                .to(ORDERS)
                .keyedBy(OrderCompleted.class, event -> "total-" + event.total())
                .keyedBy(OrderEvent.class, event -> null))
        .route(Route.of(CATALOG).to(AUDIT))
        .open()
        .publishAll(
            List.of(Publication.of(EVENT), Publication.of(new OrderCancelled("o-2", "late"))));

    assertThat(shop.sent("orders"))
        .extracting(OutgoingMessage::key)
        .containsExactly("total-42", null);
    assertThat(shop.bodies("orders").get(0)).startsWith("orders.OrderCompleted id-1 total-42 ");
    assertThat(shop.sent("audit")).extracting(OutgoingMessage::key).containsExactly("o-1", "o-2");
  }

  @Test
  void aMappedEventGoesOutUnderTheSameIdWithItsOwnType() {
    shop.route(
            Route.of(CATALOG)
                .to(ORDERS)
                .mapped(OrderCompleted.class, event -> new OrderReferred("see " + event.orderId())))
        .route(Route.of(CATALOG).to(AUDIT))
        .open()
        .publish(EVENT);

    assertThat(shop.bodies("orders"))
        .containsExactly("references.OrderReferred id-1 null OrderReferred[reference=see o-1]");
    assertThat(shop.sent("orders").get(0).attributes())
        .containsEntry("ce_type", "references.OrderReferred");
    assertThat(shop.bodies("audit").get(0)).startsWith("orders.OrderCompleted id-1 o-1 ");
  }

  @Test
  void theKeyOfAMappedEventCanComeFromTheOriginal() {
    shop.route(
            Route.of(CATALOG)
                .to(ORDERS)
                .mapped(OrderCompleted.class, event -> new OrderReferred("r"))
                .keyedBy(OrderCompleted.class, OrderCompleted::orderId))
        .open()
        .publish(EVENT);

    assertThat(shop.sent("orders").get(0).key()).isEqualTo("o-1");
  }

  @Test
  void aRefusedMappedEventComesBackAsTheOriginal() {
    shop.sender(
        "orders",
        ScriptedSender.answering(
            batch ->
                List.of(new SendResult.Rejected(Failure.of(Failure.Kind.DENIED, "not allowed")))));
    RoutedPublisher publisher =
        shop.route(
                Route.of(CATALOG)
                    .to(ORDERS)
                    .mapped(OrderCompleted.class, event -> new OrderReferred("r")))
            .open();

    assertThatThrownBy(() -> publisher.publish(EVENT))
        .isInstanceOfSatisfying(
            PublishException.class,
            refused -> assertThat(refused.notAccepted().get(0).event()).isSameAs(EVENT));
  }

  @Test
  void aTranslatedEventGoesOutInTheOthersWords() {
    shop.route(
            Route.of(OrderEvent.class)
                .to(ORDERS)
                .translated(
                    OrderEvent.class,
                    envelope ->
                        new ForeignMessage(
                            envelope.metadata().id(),
                            "legacy-" + envelope.event().orderId(),
                            "AUFTRAG".getBytes(StandardCharsets.UTF_8),
                            Map.of("satzart", "01"))))
        .open()
        .publish(EVENT);

    OutgoingMessage message = shop.sent("orders").get(0);
    assertThat(shop.bodies("orders")).containsExactly("AUFTRAG");
    assertThat(message.id()).isEqualTo("id-1");
    assertThat(message.key()).isEqualTo("legacy-o-1");
    assertThat(message.attributes()).isEqualTo(Map.of("satzart", "01"));
  }

  @Test
  void whatATranslatorOrMappingThrowsFailsThePublishBeforeAnythingLeaves() {
    RoutedPublisher publisher =
        shop.route(Route.of(CATALOG).to(AUDIT))
            .route(
                Route.of(CATALOG)
                    .to(ORDERS)
                    .translated(
                        OrderCancelled.class,
                        envelope -> {
                          throw new IllegalStateException("no word for it");
                        })
                    .mapped(OrderCompleted.class, event -> null))
            .open();

    assertThatThrownBy(() -> publisher.publish(new OrderCancelled("o", "r")))
        .hasMessage("no word for it");
    assertThatThrownBy(() -> publisher.publish(EVENT))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the mapping of io.sealane.publish.Shop$OrderCompleted gave null");
    assertThat(shop.sent("audit")).isEmpty();
  }

  @Test
  void aTranslatorOrMappingThatGivesNothingIsNamed() {
    Shop translating =
        new Shop()
            .route(Route.of(CATALOG).to(ORDERS).translated(OrderEvent.class, envelope -> null));
    Shop mapping =
        new Shop().route(Route.of(CATALOG).to(ORDERS).mapped(OrderEvent.class, order -> null));
    String type = OrderCompleted.class.getName();

    assertThatThrownBy(() -> translating.open().publish(EVENT))
        .hasMessage("the translator of " + type + " gave null");
    assertThatThrownBy(() -> mapping.open().publish(EVENT))
        .hasMessage("the mapping of " + type + " gave null");
  }

  @Test
  void aForeignMessageOfAnEventKeepsItsIdAndItsOrder() {
    Shop shop =
        new Shop()
            .route(
                Route.of(OrderCompleted.class)
                    .to(ORDERS)
                    .keyedBy(OrderCompleted.class, order -> "key of " + order.orderId())
                    .translated(
                        OrderCompleted.class,
                        order ->
                            ForeignMessage.of(order, "ORD " + order.event().orderId())
                                .withAttribute("KIND", "ORD")))
            .route(
                Route.of(OrderCancelled.class)
                    .to(AUDIT)
                    .translated(
                        OrderCancelled.class,
                        order ->
                            new ForeignMessage("ignored", null, new byte[0], Map.of())
                                .withKey("k")));
    shop.open().publishAll(Publication.ofAll(List.of(EVENT, new OrderCancelled("o-2", ""))));

    OutgoingMessage order = shop.sent("orders").get(0);
    assertThat(order.id()).isEqualTo("id-1");
    assertThat(order.key()).isEqualTo("key of o-1");
    assertThat(order.attributes()).containsExactly(Map.entry("KIND", "ORD"));
    assertThat(shop.bodies("orders")).containsExactly("ORD o-1");
    OutgoingMessage cancelled = shop.sent("audit").get(0);
    assertThat(cancelled.id()).isEqualTo("id-2");
    assertThat(cancelled.key()).isEqualTo("k");
  }

  @Test
  void aMappingToAnEventOutsideOfTheCataloguesIsAMistake() {
    RoutedPublisher publisher =
        shop.route(
                Route.of(CATALOG).to(ORDERS).mapped(OrderCompleted.class, e -> new TillOpened(1)))
            .open();

    assertThatThrownBy(() -> publisher.publish(EVENT))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TillOpened' is in no catalogue");
  }

  @Test
  void allMistakesOfTheRoutesAreFoundAtOnce() {
    shop.route(Route.of(OrderCancelled.class))
        .route(Route.of(TillOpened.class).to(ORDERS))
        .route(Route.of(OrderCompleted.class).to(ORDERS))
        .route(
            Route.of(OrderEvent.class)
                .to(ORDERS)
                .mapped(OrderCancelled.class, event -> new OrderReferred("r"))
                .translated(OrderCancelled.class, envelope -> null))
        .route(Route.of(OrderReferred.class).to(Topic.of("elsewhere")));

    assertThatThrownBy(() -> shop.open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            publishing has 5 problems:
              - Route[[OrderCancelled] to []] leads nowhere; say to(..) which topic
              - Route[[OrderEvent] to [orders]] both maps and translates \
            'io.sealane.publish.Shop$OrderCancelled'
              - event type 'io.sealane.publish.Shop$TillOpened' is in no catalogue (known types: \
            [orders.OrderCompleted, orders.OrderCancelled, references.OrderReferred]), but \
            Route[[TillOpened] to [orders]] takes it
              - event type 'io.sealane.publish.Shop$OrderCompleted' would go to 'orders' twice
              - Route[[OrderReferred] to [elsewhere]] leads to 'elsewhere', which has no sender""");
  }

  @Test
  void routesAreImmutable() {
    Route route = Route.of(CATALOG);
    route.to(ORDERS);

    assertThat(route.topics()).isEmpty();
    assertThat(route.to(ORDERS).to(AUDIT).topics()).containsExactly(ORDERS, AUDIT);
  }
}
