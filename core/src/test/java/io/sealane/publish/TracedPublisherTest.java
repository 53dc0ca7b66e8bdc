package io.sealane.publish;

import static io.sealane.publish.Shop.CATALOG;
import static io.sealane.publish.Shop.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.codec.EventTypes;
import io.sealane.error.ClosedException;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import io.sealane.event.TraceContext;
import io.sealane.observe.Signal;
import io.sealane.observe.Tracing;
import io.sealane.publish.Shop.OrderCompleted;
import io.sealane.publish.Shop.TillOpened;
import io.sealane.publish.trace.TracedPublisher;
import io.sealane.transport.send.ScriptedSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracedPublisherTest {

  private static final TraceContext TRACE = new TraceContext("00-trace-span-01", null);

  private final List<String> course = new ArrayList<>();
  private final Shop shop = new Shop().observed();

  @Test
  void withoutTracingThePublisherIsAsItWas() {
    RoutedPublisher publisher = shop.route(Route.of(CATALOG).to(ORDERS)).open();

    assertThat(TracedPublisher.of(publisher, EventTypes.of(CATALOG), Tracing.noop()))
        .isSameAs(publisher);
  }

  @Test
  void anEventTravelsWithTheContextOfTheSpanThatItIsPublishedIn() {
    publisher(shop.route(Route.of(CATALOG).to(ORDERS))).publish(new OrderCompleted("o-1", 1));

    assertThat(published()).extracting(EventMetadata::trace).containsExactly(TRACE);
    assertThat(course).containsExactly("begin [orders.OrderCompleted]", "leave", "end null");
  }

  @Test
  void aTraceThatIsGivenIsKept() {
    TraceContext given = new TraceContext("00-given-span-01", "s=1");
    publisher(shop.route(Route.of(CATALOG).to(ORDERS)))
        .publish(Publication.of(new OrderCompleted("o-1", 1)).withTrace(given));

    assertThat(published()).extracting(EventMetadata::trace).containsExactly(given);
  }

  @Test
  void whatNobodyButLocalHandlersGetsIsNoSpan() {
    List<Object> handled = new ArrayList<>();
    EventPublisher publisher = publisher(shop.on(TillOpened.class, handled::add));
    publisher.publish(new TillOpened(1));
    publisher.publish(Publication.of(new TillOpened(2)));

    assertThat(handled).hasSize(2);
    assertThat(course).isEmpty();
  }

  @Test
  void aSpanEndsWithWhatWasThrown() {
    RoutedPublisher routed = shop.route(Route.of(CATALOG).to(ORDERS)).open();
    EventPublisher publisher = traced(routed);
    routed.close(Duration.ofSeconds(1));

    assertThatThrownBy(() -> publisher.publish(new OrderCompleted("o-1", 1)))
        .isInstanceOf(ClosedException.class);
    assertThatThrownBy(
            () -> publisher.publishAsync(List.of(Publication.of(new OrderCompleted("o-1", 1)))))
        .isInstanceOf(ClosedException.class);
    assertThat(course)
        .containsExactly(
            "begin [orders.OrderCompleted]",
            "leave",
            "end ClosedException",
            "begin [orders.OrderCompleted]",
            "leave",
            "end ClosedException");
  }

  @Test
  void aSpanThatNobodyWaitsInEndsWithTheAnswer() {
    ScriptedSender sender = ScriptedSender.silent();
    EventPublisher publisher =
        publisher(shop.sender("orders", sender).route(Route.of(CATALOG).to(ORDERS)));
    CompletableFuture<Void> published =
        publisher.publishAsync(List.of(Publication.of(new OrderCompleted("o-1", 1))));
    assertThat(course).containsExactly("begin [orders.OrderCompleted]", "leave");

    sender.accept(0);

    assertThat(published).isCompleted();
    assertThat(published()).extracting(EventMetadata::trace).containsExactly(TRACE);
    assertThat(course).containsExactly("begin [orders.OrderCompleted]", "leave", "end null");
  }

  @Test
  void nothingIsPublishedOfAListWithAGap() {
    List<Publication> gap = new ArrayList<>();
    gap.add(null);

    assertThatThrownBy(() -> publisher(shop.route(Route.of(CATALOG).to(ORDERS))).publishAll(gap))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("publication");
    assertThat(course).isEmpty();
  }

  private List<EventMetadata> published() {
    return shop.signals.stream()
        .filter(Signal.Published.class::isInstance)
        .map(signal -> ((Signal.Published) signal).envelope().metadata())
        .toList();
  }

  private EventPublisher publisher(Shop shop) {
    return traced(shop.open());
  }

  private EventPublisher traced(RoutedPublisher publisher) {
    return TracedPublisher.of(publisher, EventTypes.of(CATALOG), new Noting());
  }

  private final class Noting implements Tracing {

    @Override
    public Span publishing(List<String> types) {
      course.add("begin " + types);
      return new Span() {
        @Override
        public TraceContext context() {
          return TRACE;
        }

        @Override
        public void leave() {
          course.add("leave");
        }

        @Override
        public void end(@Nullable Throwable error) {
          course.add("end " + (error == null ? null : error.getClass().getSimpleName()));
        }
      };
    }

    @Override
    public Span handling(String subscription, EventMetadata metadata, int attempt) {
      throw new AssertionError("nothing is handled here");
    }
  }
}
