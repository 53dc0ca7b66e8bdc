package io.sealane.publish;

import static io.sealane.publish.Shop.CATALOG;
import static io.sealane.publish.Shop.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.error.Failure;
import io.sealane.error.PublishException;
import io.sealane.event.Publication;
import io.sealane.observe.Signal;
import io.sealane.publish.Shop.OrderCompleted;
import io.sealane.publish.Shop.OrderEvent;
import io.sealane.store.outbox.Appended;
import io.sealane.store.outbox.Outbox;
import io.sealane.store.outbox.OutboxBacklog;
import io.sealane.store.outbox.Relay;
import io.sealane.store.outbox.RelaySettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is published where there is an outbox goes there, and nowhere else. */
class OutboxPublishingTest {

  private static final OrderCompleted EVENT = new OrderCompleted("o-1", 42);
  private static final OrderCompleted HUGE = new OrderCompleted("x".repeat(20_000), 1);

  private final List<List<Outbox.Entry>> appended = new ArrayList<>();
  private final List<String> handled = new ArrayList<>();
  private final Shop shop =
      new Shop()
          .route(Route.of(CATALOG).to(ORDERS, Shop.AUDIT))
          .on(OrderEvent.class, event -> handled.add(event.orderId()))
          .observed();

  private RoutedPublisher answering(Appended answer) {
    return shop.outbox(
            new Outbox() {
              @Override
              public List<String> problems() {
                return List.of();
              }

              @Override
              public Appended append(List<Entry> entries) {
                appended.add(List.copyOf(entries));
                return answer;
              }

              @Override
              public Relay relay(RelaySettings settings) {
                throw new UnsupportedOperationException();
              }

              @Override
              public OutboxBacklog backlog() {
                throw new UnsupportedOperationException();
              }

              @Override
              public boolean discard(String topic, String eventId) {
                throw new UnsupportedOperationException();
              }
            })
        .open();
  }

  @Test
  void oneCallIsOneAppendAndNothingIsSent() {
    answering(new Appended.Stored())
        .publishAll(Publication.ofAll(List.of(EVENT, new OrderCompleted("o-2", 1))));

    assertThat(appended).hasSize(1);
    assertThat(appended.get(0))
        .extracting(entry -> entry.topic() + " " + entry.message().id())
        .containsExactly("orders id-1", "audit id-1", "orders id-2", "audit id-2");
    assertThat(shop.sent("orders")).isEmpty();
    assertThat(shop.signals).filteredOn(Signal.Stored.class::isInstance).hasSize(4);
  }

  @Test
  void theAsynchronousFormHasWrittenWhenItReturns() {
    assertThat(answering(new Appended.Stored()).publishAsync(EVENT)).isCompleted();
    assertThat(appended).hasSize(1);
  }

  @Test
  void localHandlersRunBefore() {
    answering(new Appended.Stored()).publish(EVENT);

    assertThat(handled).containsExactly("o-1");
    assertThat(shop.signals.get(0)).isInstanceOf(Signal.HandledLocally.class);
  }

  @Test
  void whatTheOutboxLeavesToThePublisherIsSent() {
    answering(new Appended.Declined()).publish(EVENT);

    assertThat(shop.bodies("orders")).hasSize(1);
    assertThat(shop.signals).filteredOn(Signal.Published.class::isInstance).hasSize(2);
    assertThat(handled).hasSize(1);
  }

  @Test
  void whatIsNotWrittenIsRefusedWithItsId() {
    Failure failure = Failure.of(Failure.Kind.TRANSIENT, "the database is away");

    assertThatThrownBy(() -> answering(new Appended.Refused(failure)).publish(EVENT))
        .isInstanceOfSatisfying(
            PublishException.class,
            e -> {
              assertThat(e.refusals()).hasSize(2).noneMatch(PublishException.Refusal::unknown);
              assertThat(e.notAccepted()).allMatch(again -> "id-1".equals(again.id()));
              assertThat(e.isRetryable()).isTrue();
            });
    assertThat(shop.signals).filteredOn(Signal.Refused.class::isInstance).hasSize(2);
  }

  @Test
  void aCommitWithoutAnAnswerIsUnknown() {
    Failure failure = Failure.of(Failure.Kind.TRANSIENT, "connection lost");

    assertThatThrownBy(() -> answering(new Appended.Unknown(failure)).publish(EVENT))
        .isInstanceOfSatisfying(
            PublishException.class,
            e -> assertThat(e.refusals()).allMatch(PublishException.Refusal::unknown));
  }

  @Test
  void whatNoBrokerWouldEverTakeIsRefusedInsteadOfBeingWritten() {
    RoutedPublisher publisher = answering(new Appended.Stored());

    assertThatThrownBy(() -> publisher.publishAll(Publication.ofAll(List.of(HUGE, EVENT))))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("the limit is 10000 bytes");
    assertThat(appended.get(0)).hasSize(2);
    assertThat(appended.get(0)).allMatch(entry -> entry.message().id().equals("id-2"));
    assertThatThrownBy(() -> publisher.publish(HUGE)).isInstanceOf(PublishException.class);
    assertThat(appended).hasSize(1);
  }
}
