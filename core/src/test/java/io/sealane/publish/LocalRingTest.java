package io.sealane.publish;

import static io.sealane.publish.Shop.CATALOG;
import static io.sealane.publish.Shop.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.publish.Shop.OrderCancelled;
import io.sealane.publish.Shop.OrderCompleted;
import io.sealane.publish.Shop.OrderEvent;
import io.sealane.publish.Shop.TillOpened;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalRingTest {

  private static final OrderCompleted EVENT = new OrderCompleted("o-1", 42);

  private final Shop shop = new Shop();

  @Test
  void anEventGoesToTheHandlersOfItsTypeAndItsSupertypesInTheirOrder() {
    List<String> seen = new ArrayList<>();
    RoutedPublisher publisher =
        shop.on(DomainEvent.class, event -> seen.add("any"))
            .on(OrderCompleted.class, event -> seen.add("completed"))
            .on(OrderCancelled.class, event -> seen.add("cancelled"))
            .on(OrderEvent.class, event -> seen.add("order"))
            .open();

    publisher.publish(EVENT);
    publisher.publish(new TillOpened(1));
    publisher.publishAll(List.of(Publication.of(new OrderCancelled("o", "r"))));

    assertThat(seen)
        .containsExactly("any", "completed", "order", "any", "any", "cancelled", "order");
  }

  @Test
  void nothingIsMadeForHandlersThatWantTheEventAlone() {
    AtomicInteger count = new AtomicInteger();
    RoutedPublisher publisher =
        shop.on(OrderCompleted.class, event -> count.incrementAndGet())
            .on(OrderEvent.class, event -> count.incrementAndGet())
            .on(DomainEvent.class, event -> count.incrementAndGet())
            .open();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    publishOften(publisher, 20_000);

    long before = threads.getCurrentThreadAllocatedBytes();
    publishOften(publisher, 100_000);
    long each = (threads.getCurrentThreadAllocatedBytes() - before) / 100_000;

    assertThat(each).isLessThanOrEqualTo(24);
    assertThat(count).hasValue(360_000);
  }

  private static void publishOften(EventPublisher publisher, int times) {
    for (int i = 0; i < times; i++) {
      publisher.publish(EVENT);
    }
  }

  @Test
  void manyThreadsThatMeetNewTypesAtOnceAllFindTheirHandlers() throws Exception {
    AtomicInteger count = new AtomicInteger();
    List<DomainEvent> events =
        List.of(
            EVENT, new OrderCancelled("o", "r"), new Shop.OrderReferred("x"), new TillOpened(1));
    for (int round = 0; round < 200; round++) {
      RoutedPublisher publisher =
          new Shop().on(DomainEvent.class, event -> count.incrementAndGet()).open();
      CyclicBarrier start = new CyclicBarrier(4);
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int first = t;
        threads.add(
            new Thread(
                () -> {
                  awaitStart(start);
                  for (int i = 0; i < 4; i++) {
                    publisher.publish(events.get((first + i) % 4));
                  }
                }));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }

    assertThat(count).hasValue(200 * 4 * 4);
  }

  private static void awaitStart(CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anEventWithARouteRunsItsHandlersOnce() {
    List<OrderEvent> seen = new ArrayList<>();
    shop.route(Route.of(CATALOG).to(ORDERS)).on(OrderEvent.class, seen::add).open().publish(EVENT);

    assertThat(seen).containsExactly(EVENT);
    assertThat(shop.sent("orders")).hasSize(1);
  }
}
