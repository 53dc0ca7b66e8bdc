package io.sealane.publish;

import static io.sealane.publish.Shop.CATALOG;
import static io.sealane.publish.Shop.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.error.ClosedException;
import io.sealane.error.Failure;
import io.sealane.error.PublishException;
import io.sealane.event.Causation;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import io.sealane.observe.Signal;
import io.sealane.publish.Shop.OrderCompleted;
import io.sealane.publish.Shop.OrderEvent;
import io.sealane.publish.Shop.TillOpened;
import io.sealane.transport.send.BatchSettings;
import io.sealane.transport.send.ScriptedSender;
import io.sealane.transport.send.SendResult.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a publisher tells, and how it ends. */
class PublisherLifeTest {

  private static final OrderCompleted EVENT = new OrderCompleted("o-1", 42);
  private static final EventMetadata CAUSE =
      new EventMetadata(
          "cause", "t", 1, "s", Instant.EPOCH, null, "cause", null, null, Map.of(), null);

  private final Shop shop = new Shop();

  @Test
  void theObserverIsToldInTheOrderOfWhatHappened() {
    shop.sender(
        "audit",
        ScriptedSender.answering(
            batch -> List.of(new Rejected(Failure.of(Failure.Kind.DENIED, "not allowed")))));
    RoutedPublisher publisher =
        shop.route(Route.of(CATALOG).to(ORDERS, Shop.AUDIT))
            .on(OrderEvent.class, event -> {})
            .on(OrderCompleted.class, event -> {})
            .observed()
            .open();

    assertThatThrownBy(() -> publisher.publish(EVENT)).hasMessageContaining("not allowed");

    assertThat(shop.signals).hasSize(3);
    assertThat(shop.signals.get(0))
        .isInstanceOfSatisfying(
            Signal.HandledLocally.class,
            signal -> {
              assertThat(signal.handlers()).isEqualTo(2);
              assertThat(signal.envelope().metadata().id()).isEqualTo("id-1");
            });
    assertThat(shop.signals.get(1))
        .isInstanceOfSatisfying(
            Signal.Published.class,
            signal -> {
              assertThat(signal.topic()).isEqualTo("orders");
              assertThat(signal.brokerId()).isEqualTo("b-id-1");
            });
    assertThat(shop.signals.get(2))
        .isInstanceOfSatisfying(
            Signal.Refused.class,
            signal -> {
              assertThat(signal.topic()).isEqualTo("audit");
              assertThat(signal.unknown()).isFalse();
            });
  }

  @Test
  void whatOnlyLocalHandlersGetIsToldAsWell() {
    shop.on(TillOpened.class, event -> {}).observed().open().publish(new TillOpened(7));

    assertThat(shop.signals).singleElement().isInstanceOf(Signal.HandledLocally.class);
  }

  @Test
  void whoeverWaitsCanPublishMoreThanIsHeldAndWhoeverDoesNotIsToldWhatIsTooMuch() {
    RoutedPublisher publisher = shop.route(Route.of(CATALOG).to(ORDERS)).open();
    int held = BatchSettings.DEFAULTS.maxBuffered();
    List<Publication> many =
        Publication.ofAll(
            IntStream.range(0, 2 * held + 5)
                .mapToObj(i -> new OrderCompleted("o-" + i, i))
                .toList());

    publisher.publishAll(many);
    assertThat(shop.sent("orders")).hasSize(many.size());

    assertThat(publisher.publishAsync(many))
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            PublishException.class,
            refused -> {
              assertThat(refused.isRetryable()).isTrue();
              assertThat(refused.refusals()).hasSize(held + 5);
            });
  }

  @Test
  void afterTheCloseEveryPublishFailsAtOnce() {
    RoutedPublisher publisher =
        shop.route(Route.of(CATALOG).to(ORDERS))
            .on(
                TillOpened.class,
                event -> {
                  throw new AssertionError("must not run");
                })
            .open();
    assertThat(publisher.close(Duration.ofSeconds(1))).isCompleted();

    assertThatThrownBy(() -> publisher.publish(EVENT))
        .isInstanceOf(ClosedException.class)
        .hasMessage("cannot publish OrderCompleted: the publisher is closed");
    assertThatThrownBy(() -> publisher.publish(new TillOpened(1)))
        .isInstanceOf(ClosedException.class);
    List<Publication> two = List.of(Publication.of(EVENT), Publication.of(EVENT));
    assertThatThrownBy(() -> publisher.publishAsync(two))
        .isInstanceOf(ClosedException.class)
        .hasMessage("cannot publish 2 events: the publisher is closed");
    assertThatThrownBy(() -> Causation.during(CAUSE, () -> publisher.publish(EVENT)))
        .isInstanceOf(ClosedException.class);
    assertThat(shop.sent("orders")).isEmpty();
  }

  @Test
  void whileDrainingOnlyHandlersCanPublish() throws Exception {
    RoutedPublisher publisher =
        shop.route(Route.of(CATALOG).to(ORDERS)).on(TillOpened.class, event -> {}).open();
    publisher.drain();

    assertThatThrownBy(() -> publisher.publish(new TillOpened(1)))
        .isInstanceOf(ClosedException.class)
        .hasMessage("cannot publish TillOpened: closing, only handlers of events can publish now");
    Causation.during(CAUSE, () -> publisher.publish(EVENT));
    Causation.during(CAUSE, () -> publisher.publish(new TillOpened(1)));

    assertThat(shop.sent("orders")).hasSize(1);
  }

  @Test
  void whatNobodyTakesIsRefusedAsClosedAfterTheClose() {
    RoutedPublisher publisher = shop.route(Route.of(CATALOG).to(ORDERS)).open();
    publisher.close(Duration.ZERO);

    assertThatThrownBy(() -> publisher.publish(new TillOpened(1)))
        .isInstanceOf(ClosedException.class);
  }

  @Test
  void drainingAfterTheCloseOpensNothing() {
    RoutedPublisher publisher = shop.route(Route.of(CATALOG).to(ORDERS)).open();
    publisher.close(Duration.ZERO);
    publisher.drain();

    assertThatThrownBy(() -> Causation.during(CAUSE, () -> publisher.publish(EVENT)))
        .isInstanceOf(ClosedException.class);
  }

  @Test
  void whatIsUnderWayAtTheCloseIsFinished() {
    ScriptedSender silent = ScriptedSender.silent();
    RoutedPublisher publisher =
        shop.sender("orders", silent).route(Route.of(CATALOG).to(ORDERS)).open();
    CompletableFuture<Void> published = publisher.publishAsync(List.of(Publication.of(EVENT)));

    CompletableFuture<Void> closed = publisher.close(Duration.ofSeconds(1));
    assertThat(closed).isNotDone();
    silent.accept(0);

    assertThat(published).isCompleted();
    assertThat(closed).isCompleted();
    assertThat(silent.closes()).isOne();
  }

  @Test
  void whatIsStillUnderWayAtTheDeadlineFailsAndDoesNotHang() {
    RoutedPublisher publisher =
        shop.sender("orders", ScriptedSender.silent()).route(Route.of(CATALOG).to(ORDERS)).open();
    CompletableFuture<Void> published = publisher.publishAsync(List.of(Publication.of(EVENT)));

    CompletableFuture<Void> closed = publisher.close(Duration.ofSeconds(1));
    shop.time.advance(Duration.ofSeconds(1));

    assertThat(closed).isCompleted();
    assertThat(published)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("unknown, closed before the answer came");
  }
}
