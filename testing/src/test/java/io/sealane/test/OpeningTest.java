package io.sealane.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.error.ClosedException;
import io.sealane.error.ConfigurationException;
import io.sealane.event.Publication;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.Health;
import io.sealane.publish.Consignment;
import io.sealane.test.Shop.OrderCompleted;
import io.sealane.test.time.VirtualTime;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application that is built, opened and started one after the other, and sends late. */
class OpeningTest {

  private final VirtualTime time = VirtualTime.create();
  private final List<String> handled = new CopyOnWriteArrayList<>();

  @AfterEach
  void endTime() {
    time.close();
  }

  private SealaneBuilder shop() {
    return Shop.events(Sealane.over(InMemoryTransport.create(time)))
        .scheduler(time)
        .executor(time)
        .subscribe(Shop.delivery(order -> handled.add(order.orderId())));
  }

  private static List<Publication> order(String id) {
    return List.of(Publication.of(new OrderCompleted(id, 1)));
  }

  private Health.State delivery(Sealane sealane) {
    return sealane.health().get("delivery").state();
  }

  @Test
  void whatIsBuiltIsCheckedAndDoesNothing() {
    assertThatThrownBy(() -> shop().topics(Topic.ordered("orders")).build())
        .isInstanceOf(ConfigurationException.class);

    try (Sealane sealane = shop().build()) {
      assertThat(delivery(sealane)).isEqualTo(Health.State.STOPPED);
      assertThatThrownBy(sealane::publisher)
          .isInstanceOf(ClosedException.class)
          .hasMessage("publishing is not possible yet: this Sealane is not started");
    }
  }

  @Test
  void whatIsOpenPublishesAndConsumesOnceItIsStarted() throws Exception {
    try (Sealane sealane = shop().build()) {
      sealane.open();
      sealane.publisher().publish(new OrderCompleted("o-1", 1));
      time.pass(Duration.ofMinutes(1));
      assertThat(delivery(sealane)).isEqualTo(Health.State.STOPPED);
      assertThat(handled).isEmpty();

      sealane.start();
      time.pass(Duration.ofMinutes(1));
      assertThat(handled).containsExactly("o-1");

      sealane.stopAndWait(Duration.ofSeconds(1));
      assertThat(delivery(sealane)).isEqualTo(Health.State.STOPPED);
      sealane.publisher().publish(new OrderCompleted("o-2", 1));
      sealane.start();
    }
    assertThat(handled).containsExactly("o-1", "o-2");
  }

  @Test
  void aConsignmentLeavesWhenItIsSentAndOnlyOnce() throws Exception {
    List<String> local = new ArrayList<>();
    try (Sealane sealane =
        shop().local(OrderCompleted.class, order -> local.add(order.orderId())).start()) {
      Consignment first = sealane.prepare(order("o-1"));
      Consignment second = sealane.prepare(order("o-2"));
      sealane.prepare(order("o-3"));
      time.pass(Duration.ofMinutes(1));
      assertThat(local).containsExactly("o-1", "o-2", "o-3");
      assertThat(handled).isEmpty();

      first.and(second).send();
      time.pass(Duration.ofMinutes(1));
      assertThat(handled).containsExactlyInAnyOrder("o-1", "o-2");
      assertThatThrownBy(first::send)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("these events were sent before");
    }
  }

  @Test
  void whatIsWrongWithAnEventIsSaidWhenItIsPrepared() {
    try (Sealane sealane = Sealane.over(InMemoryTransport.create(time)).scheduler(time).start()) {
      assertThatThrownBy(() -> sealane.prepare(order("o-1")))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("no route for event type");
    }
  }
}
