package io.sealane.benchmarks.alone;

import com.sun.management.OperatingSystemMXBean;
import io.sealane.Sealane;
import io.sealane.benchmarks.codec.Order;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.transport.Topic;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;

/**
 * What a JVM uses of a processor while nothing happens: after some work, with everything running.
 * The first argument is {@code nothing} or {@code sealane}, the second how many seconds.
 */
public final class Idle {

  private static final int EVENTS = 1_000;

  private Idle() {}

  /** Works a little, waits, and says. */
  public static void main(String[] args) throws InterruptedException {
    int seconds = Integer.parseInt(args[1]);
    if (args[0].equals("nothing")) {
      look(seconds);
      return;
    }
    CountDownLatch handled = new CountDownLatch(EVENTS);
    try (Sealane sealane = start(handled)) {
      for (int i = 0; i < EVENTS; i++) {
        sealane.publisher().publish(Order.placed(1));
      }
      handled.await();
      look(seconds);
    }
  }

  private static Sealane start(CountDownLatch handled) {
    return Sealane.over(InMemoryTransport.create())
        .publish(EventCatalog.of("orders", Order.class))
        .to(Topic.of("orders"))
        .subscribe(
            Subscription.named("shipping")
                .to("orders")
                .on(Order.Placed.class, placed -> handled.countDown()))
        .start();
  }

  /** Half of the time is for compilers and threads of the work before to come to rest. */
  private static void look(int seconds) throws InterruptedException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Thread.sleep(500L * seconds);
    long cpu = system.getProcessCpuTime();
    long time = System.nanoTime();
    Thread.sleep(500L * seconds);
    double used = system.getProcessCpuTime() - cpu;
    Child.say("% of a core", 100 * used / (System.nanoTime() - time));
  }
}
