package io.sealane.benchmarks.alone;

import io.sealane.Sealane;
import io.sealane.benchmarks.codec.Order;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.event.Publication;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.transport.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/**
 * Sends many events through the in-memory adapter, guard on, and looks that each was handled once
 * and that the heap does not grow. Meant for a small heap; the argument is how many events, a
 * multiple of 1,000; they are published a hundred at a time.
 */
public final class MillionEvents {

  private static final int BATCH = 100;

  private MillionEvents() {}

  /** Says what came of it. */
  public static void main(String[] args) {
    int events = Integer.parseInt(args[0]);
    AtomicIntegerArray handled = new AtomicIntegerArray(events);
    List<Long> used = new ArrayList<>();
    long began = System.nanoTime();
    try (Sealane sealane = start(handled)) {
      for (int tenth = 0; tenth < 10; tenth++) {
        for (int i = 0; i < events / 10; i += BATCH) {
          sealane.publisher().publishAll(batch(tenth * (events / 10) + i));
        }
        used.add(usedBytes());
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    say(handled, used, seconds);
  }

  private static Sealane start(AtomicIntegerArray handled) {
    return Sealane.over(InMemoryTransport.create())
        .publish(EventCatalog.of("orders", Order.class))
        .to(Topic.of("orders"))
        .subscribe(
            Subscription.named("shipping")
                .to("orders")
                .on(Order.Placed.class, placed -> handled.incrementAndGet((int) placed.version())))
        .start();
  }

  private static void say(AtomicIntegerArray handled, List<Long> used, double seconds) {
    int lost = 0;
    int repeated = 0;
    for (int i = 0; i < handled.length(); i++) {
      lost += handled.get(i) == 0 ? 1 : 0;
      repeated += handled.get(i) > 1 ? 1 : 0;
    }
    List<Long> megabytes = used.stream().map(bytes -> bytes >> 20).toList();
    Child.say("lost", lost);
    Child.say("handled twice", repeated);
    Child.say("MB grown", (used.get(9) - used.get(4)) / (double) (1 << 20));
    Child.say("events/s", handled.length() / seconds);
    Child.note("MB in use at each tenth: " + megabytes + "; grown: from the fifth to the last");
  }

  private static List<Publication> batch(int from) {
    return IntStream.range(from, from + BATCH)
        .mapToObj(number -> Publication.of(placed(number)))
        .toList();
  }

  private static Order.Placed placed(int number) {
    Order.Placed one = Order.placed(0);
    return new Order.Placed(
        one.orderId(),
        one.customerId(),
        one.channel(),
        one.currency(),
        one.total(),
        number,
        one.express(),
        one.placedAt(),
        one.street(),
        one.city(),
        one.country(),
        one.loyaltyPoints(),
        one.lines());
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
