package io.sealane.benchmarks.alone;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.benchmarks.codec.Order;
import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.json.JsonCodec;
import io.sealane.consume.Subscription;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.transport.Topic;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/**
 * As little as shows something at work; the first argument says what. Each has a class of its own,
 * because the verifier of a class may load others.
 */
public final class Hello {

  private Hello() {}

  /** Does it; with a second argument says how many threads that started. */
  public static void main(String[] args) throws InterruptedException {
    boolean look = args.length > 1;
    long before = look ? ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() : 0;
    switch (args[0]) {
      case "nothing" -> {}
      case "jackson" -> Jackson.hello();
      case "codec" -> OurCodec.hello();
      case "wired" -> InMemory.wired(new CountDownLatch(1));
      case "started" -> InMemory.hello();
      default -> throw new IllegalArgumentException(args[0]);
    }
    if (look) {
      long after = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
      Child.say("threads started", after - before);
    }
  }

  /** What any user of Jackson has loaded. */
  private static final class Jackson {
    static void hello() {
      JsonMapper mapper = JsonMapper.builder().build();
      Order.Placed placed = Order.placed(1);
      require(
          mapper.readValue(mapper.writeValueAsBytes(placed), Order.Placed.class).equals(placed));
    }
  }

  private static final class OurCodec {
    static void hello() {
      JsonCodec codec = JsonCodec.of(EventCatalog.of("orders", Order.class));
      EventMetadata metadata =
          new EventMetadata(
              "id-1",
              "orders.Placed",
              1,
              "orders",
              Instant.EPOCH,
              null,
              "id-1",
              null,
              null,
              Map.of(),
              null);
      Envelope<Order.Placed> envelope = new Envelope<>(Order.placed(1), metadata);
      require(codec.decode(codec.encode(envelope), Map.of()) instanceof Decoded.Event);
    }
  }

  private static final class InMemory {
    static SealaneBuilder wired(CountDownLatch handled) {
      return Sealane.over(InMemoryTransport.create())
          .publish(EventCatalog.of("orders", Order.class))
          .to(Topic.of("orders"))
          .subscribe(
              Subscription.named("shipping")
                  .to("orders")
                  .on(Order.Placed.class, placed -> handled.countDown()));
    }

    static void hello() throws InterruptedException {
      CountDownLatch handled = new CountDownLatch(1);
      try (Sealane sealane = wired(handled).start()) {
        sealane.publisher().publish(Order.placed(1));
        handled.await();
      }
    }
  }

  private static void require(boolean right) {
    if (!right) {
      throw new IllegalStateException("it does not work");
    }
  }
}
