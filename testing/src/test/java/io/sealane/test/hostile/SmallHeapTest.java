package io.sealane.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.store.InMemoryGuard;
import io.sealane.test.Shop;
import io.sealane.test.Shop.OrderCompleted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, whose small heap fails whatever grows with the events that went by. */
class SmallHeapTest {

  private static final int EVENTS = 150_000;

  @Test
  void manyEventsLeaveNothingBehindAndAreAllHandledOnce() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .start();
    child.getOutputStream().close();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output + errors).isZero();
    assertThat(output.trim()).isEqualTo("handled 150000, twice 0");
  }

  /** Publishes with the guard on, and says how many were handled. */
  static final class Child {
    private final BitSet handled = new BitSet(EVENTS);
    private int twice;

    private Child() {}

    private synchronized void handle(int number) {
      twice += handled.get(number) ? 1 : 0;
      handled.set(number);
    }

    public static void main(String[] args) {
      Child child = new Child();
      try (Sealane sealane =
          Shop.events(Sealane.over(InMemoryTransport.create().withCapacity(1_000)))
              .guard(InMemoryGuard.create().withCapacity(20_000))
              .subscribe(Shop.delivery(order -> child.handle((int) order.total())))
              .start()) {
        for (int i = 0; i < EVENTS; i++) {
          sealane.publisher().publish(new OrderCompleted("o-" + i, i));
        }
      }
      System.out.println("handled " + child.handled.cardinality() + ", twice " + child.twice);
    }
  }
}
