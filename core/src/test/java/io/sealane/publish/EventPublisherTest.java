package io.sealane.publish;

import static io.sealane.publish.Shop.AUDIT;
import static io.sealane.publish.Shop.CATALOG;
import static io.sealane.publish.Shop.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealane.error.CodecException;
import io.sealane.error.ConfigurationException;
import io.sealane.error.Failure;
import io.sealane.error.PublishException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.observe.Signal;
import io.sealane.publish.Shop.OrderCancelled;
import io.sealane.publish.Shop.OrderCompleted;
import io.sealane.publish.Shop.OrderEvent;
import io.sealane.publish.Shop.TillOpened;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.ScriptedSender;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.SendResult.Accepted;
import io.sealane.transport.send.SendResult.Rejected;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventPublisherTest {

  private static final OrderCompleted EVENT = new OrderCompleted("o-1", 42);

  private final Shop shop = new Shop();

  @Test
  void anEventGoesToItsTopicWithTypeAndIdBesideTheBody() {
    shop.route(Route.of(CATALOG).to(ORDERS)).open().publish(EVENT);

    assertThat(shop.bodies("orders"))
        .containsExactly("orders.OrderCompleted id-1 o-1 OrderCompleted[orderId=o-1, total=42]");
    OutgoingMessage message = shop.sent("orders").get(0);
    assertThat(message.id()).isEqualTo("id-1");
    assertThat(message.key()).isEqualTo("o-1");
    assertThat(message.attributes())
        .isEqualTo(Map.of("ce_type", "orders.OrderCompleted", "ce_id", "id-1"));
  }

  @Test
  void anEventGoesAlongEveryRouteThatTakesItAndIsWrittenOnce() {
    shop.route(Route.of(CATALOG).to(ORDERS))
        .route(Route.of(OrderEvent.class).to(AUDIT))
        .open()
        .publish(EVENT);

    assertThat(shop.sent("audit")).isEqualTo(shop.sent("orders")).hasSize(1);
  }

  @Test
  void aThousandEventsPublishedTogetherAreAHundredBatches() {
    List<Publication> publications =
        IntStream.range(0, 1_000)
            .mapToObj(i -> Publication.of(new OrderCompleted("o-" + i, i)))
            .toList();

    shop.route(Route.of(CATALOG).to(ORDERS)).open().publishAll(publications);

    assertThat(shop.senders.get("orders").batches).hasSize(100);
    assertThat(shop.sent("orders")).hasSize(1_000);
  }

  @Test
  void noEventsAreNoWork() {
    RoutedPublisher publisher = shop.route(Route.of(CATALOG).to(ORDERS)).open();

    publisher.publishAll(List.of());

    assertThat(publisher.publishAsync(List.of())).isCompleted();
    assertThat(shop.sent("orders")).isEmpty();
  }

  @Test
  void whatWasNotAcceptedComesBackCompleteAndRestrictedToItsTopic() {
    shop.sender("orders", refusing("o-2"));
    RoutedPublisher publisher =
        shop.route(Route.of(CATALOG).to(ORDERS, AUDIT)).on(OrderEvent.class, event -> {}).open();

    PublishException refused =
        catchThrowableOfType(
            PublishException.class,
            () ->
                publisher.publishAll(
                    List.of(
                        Publication.of(EVENT),
                        Publication.of(new OrderCompleted("o-2", 7)).withHeader("shop", "7"))));

    assertThat(refused.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.topic()).isEqualTo("orders");
              assertThat(refusal.unknown()).isFalse();
              assertThat(refusal.failure().reason()).isEqualTo("no o-2 here");
              Publication again = refusal.publication();
              assertThat(again.id()).isEqualTo("id-2");
              assertThat(again.time()).isEqualTo(shop.time.instant());
              assertThat(again.correlationId()).isEqualTo("id-2");
              assertThat(again.headers()).containsEntry("shop", "7");
              assertThat(again.topics()).containsExactly("orders");
            });
    assertThat(refused)
        .hasMessage(
            "1 not accepted:\n  - Publication[OrderCompleted, id=id-2] to 'orders': no o-2 here");
    assertThat(shop.sent("audit")).hasSize(2);
  }

  @Test
  void publishingAgainKeepsTheIdAndDisturbsNobodyWhoHasTheEvent() {
    List<OrderEvent> handled = new ArrayList<>();
    boolean[] open = new boolean[1];
    shop.sender(
        "orders",
        ScriptedSender.answering(
            batch ->
                open[0] ? ScriptedSender.accept(batch) : List.of(rejected(Failure.Kind.DENIED))));
    RoutedPublisher publisher =
        shop.route(Route.of(CATALOG).to(ORDERS, AUDIT)).on(OrderEvent.class, handled::add).open();
    PublishException refused =
        catchThrowableOfType(PublishException.class, () -> publisher.publish(EVENT));

    open[0] = true;
    publisher.publishAll(refused.notAccepted());

    assertThat(shop.sent("orders")).extracting(OutgoingMessage::id).containsExactly("id-1", "id-1");
    assertThat(shop.bodies("orders").get(0)).isEqualTo(shop.bodies("orders").get(1));
    assertThat(shop.sent("audit")).hasSize(1);
    assertThat(handled).hasSize(1);
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsUnknown() {
    shop.sender("orders", ScriptedSender.silent()).timeout(Duration.ofSeconds(5));
    RoutedPublisher publisher = shop.route(Route.of(CATALOG).to(ORDERS)).open();

    assertThatThrownBy(() -> publisher.publish(EVENT))
        .isInstanceOfSatisfying(
            PublishException.class,
            refused -> {
              assertThat(refused.refusals().get(0).unknown()).isTrue();
              assertThat(refused.isRetryable()).isTrue();
            })
        .hasMessage(
            "1 not accepted:\n"
                + "  - Publication[OrderCompleted, id=id-1] to 'orders': unknown, no answer within"
                + " PT5S");
  }

  @Test
  void whoeverIsInterruptedKnowsThatNothingIsKnown() {
    shop.sender("orders", ScriptedSender.silent());
    RoutedPublisher publisher =
        shop.route(Route.of(CATALOG).to(ORDERS)).interruptedWhileWaiting().open();

    assertThatThrownBy(() -> publisher.publish(EVENT))
        .hasMessageContaining("unknown, interrupted before the answer came");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theAsynchronousFormReturnsBeforeTheBrokerAnswers() {
    ScriptedSender silent = ScriptedSender.silent();
    shop.sender("orders", silent);
    RoutedPublisher publisher = shop.route(Route.of(CATALOG).to(ORDERS)).open();

    CompletableFuture<Void> published = publisher.publishAsync(List.of(Publication.of(EVENT)));
    assertThat(published).isNotDone();
    silent.accept(0);

    assertThat(published).isCompleted();
    assertThat(shop.time.scheduled()).isZero();
  }

  @Test
  void toCancelTheFutureIsOnlyToStopListening() {
    ScriptedSender silent = ScriptedSender.silent();
    shop.sender("orders", silent).observed();
    RoutedPublisher publisher = shop.route(Route.of(CATALOG).to(ORDERS)).open();

    publisher.publishAsync(EVENT).cancel(true);
    silent.accept(0);

    assertThat(shop.signals).singleElement().isInstanceOf(Signal.Published.class);
    assertThat(shop.time.scheduled()).isZero();
  }

  @Test
  void theAsynchronousFormFailsWithWhatWasNotAccepted() {
    shop.sender("orders", refusing("o-1"));
    RoutedPublisher publisher = shop.route(Route.of(CATALOG).to(ORDERS)).open();

    CompletableFuture<Void> published = publisher.publishAsync(List.of(Publication.of(EVENT)));

    assertThat(published)
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(PublishException.class);
  }

  @Test
  void theAsynchronousFormDoesNotWaitForEver() {
    shop.sender("orders", ScriptedSender.silent()).timeout(Duration.ofSeconds(5));
    RoutedPublisher publisher = shop.route(Route.of(CATALOG).to(ORDERS)).open();
    CompletableFuture<Void> published = publisher.publishAsync(List.of(Publication.of(EVENT)));

    shop.time.advance(Duration.ofSeconds(5));

    assertThat(published)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("unknown, no answer within PT5S");
  }

  @Test
  void oneEventCanBePublishedWithoutWaitingToo() {
    CompletableFuture<Void> accepted =
        shop.route(Route.of(CATALOG).to(ORDERS)).open().publishAsync(EVENT);

    assertThat(accepted).isCompleted();
  }

  @Test
  void nullIsRefusedBeforeAnythingHappens() {
    List<DomainEvent> handled = new ArrayList<>();
    EventPublisher publisher =
        shop.route(Route.of(CATALOG).to(ORDERS)).on(OrderEvent.class, handled::add).open();
    List<Publication> withNull = new ArrayList<>(Publication.ofAll(List.of(EVENT)));
    withNull.add(null);

    assertThatThrownBy(() -> publisher.publish((DomainEvent) null)).hasMessage("event");
    assertThatThrownBy(() -> publisher.publish((Publication) null)).hasMessage("publication");
    assertThatThrownBy(() -> publisher.publishAll(withNull)).hasMessage("publication");
    assertThatThrownBy(() -> Publication.of(EVENT).withHeader("tenant", null))
        .hasMessage("the value of header 'tenant'");
    assertThatThrownBy(() -> Publication.of(EVENT).withCause(null, null))
        .hasMessage("correlationId");
    assertThat(handled).isEmpty();
    assertThat(shop.sent("orders")).isEmpty();
  }

  @Test
  void localHandlersRunFirstInTheCallersThread() {
    List<String> order = new ArrayList<>();
    Thread caller = Thread.currentThread();
    shop.sender(
        "orders",
        ScriptedSender.answering(
            batch -> {
              order.add("sent");
              return ScriptedSender.accept(batch);
            }));
    shop.route(Route.of(CATALOG).to(ORDERS))
        .on(
            OrderEvent.class,
            event -> {
              assertThat(Thread.currentThread()).isSameAs(caller);
              order.add("handled");
            })
        .open()
        .publish(EVENT);

    assertThat(order).containsExactly("handled", "sent");
  }

  @Test
  void whatALocalHandlerThrowsIsThrownAsItIsAndNothingLeaves() {
    IOException disk = new IOException("disk full");
    RoutedPublisher publisher =
        shop.route(Route.of(CATALOG).to(ORDERS))
            .on(
                OrderCancelled.class,
                event -> {
                  throw disk;
                })
            .open();
    List<Publication> both =
        List.of(Publication.of(EVENT), Publication.of(new OrderCancelled("o-2", "late")));

    assertThatThrownBy(() -> publisher.publishAll(both)).isSameAs(disk);
    assertThatThrownBy(() -> publisher.publishAsync(both)).isSameAs(disk);
    assertThat(shop.sent("orders")).isEmpty();
  }

  @Test
  void whatCannotBeWrittenFailsBeforeAnyHandlerRunsOrAnythingLeaves() {
    List<OrderEvent> handled = new ArrayList<>();
    RoutedPublisher publisher =
        shop.route(Route.of(CATALOG).to(ORDERS)).on(OrderEvent.class, handled::add).open();

    assertThatThrownBy(
            () ->
                publisher.publishAll(
                    List.of(Publication.of(EVENT), Publication.of(new OrderCompleted("BAD", 1)))))
        .isInstanceOf(CodecException.class)
        .hasMessage("event 'orders.OrderCompleted' is bad");
    assertThat(handled).isEmpty();
    assertThat(shop.sent("orders")).isEmpty();
  }

  @Test
  void anEventThatNobodyTakesIsAMistakeThatNamesWhatIsTaken() {
    RoutedPublisher publisher =
        shop.route(Route.of(OrderCancelled.class).to(ORDERS)).on(OrderEvent.class, e -> {}).open();

    assertThatThrownBy(() -> publisher.publish(new TillOpened(1)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "publishing has 1 problem:\n"
                + "  - no route for event type 'io.sealane.publish.Shop$TillOpened'; known types:"
                + " [io.sealane.publish.Shop$OrderCancelled,"
                + " io.sealane.publish.Shop$OrderEvent]");
  }

  @Test
  void aRestrictionToATopicThatNoRouteLeadsToIsAMistake() {
    RoutedPublisher publisher = shop.route(Route.of(CATALOG).to(ORDERS)).open();

    assertThatThrownBy(
            () -> publisher.publish(Publication.of(EVENT).onlyTo(Set.of("orders", "elsewhere"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "publishing has 1 problem:\n"
                + "  - no route leads 'io.sealane.publish.Shop$OrderCompleted' to 'elsewhere';"
                + " its topics: [orders]");
    assertThat(shop.sent("orders")).isEmpty();
  }

  private static ScriptedSender refusing(String text) {
    return ScriptedSender.answering(
        batch -> {
          List<SendResult> results = new ArrayList<>();
          for (OutgoingMessage message : batch) {
            results.add(
                text.equals(message.key())
                    ? new Rejected(Failure.of(Failure.Kind.INVALID, "no " + text + " here"))
                    : new Accepted("b"));
          }
          return results;
        });
  }

  private static SendResult rejected(Failure.Kind kind) {
    return new Rejected(Failure.of(kind, "no"));
  }
}
