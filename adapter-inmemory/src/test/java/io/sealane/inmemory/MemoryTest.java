package io.sealane.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.transport.QueueSpec;
import io.sealane.transport.Transport;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a JVM of its own, whose small heap fails whatever grows with the messages that went by. */
class MemoryTest {

  @ParameterizedTest
  @ValueSource(strings = {"ordered", "unordered"})
  void aMillionMessagesLeaveNothingBehind(String order) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                classes(),
                Child.class.getName(),
                order)
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output).isZero();
    assertThat(output.trim()).isEqualTo("handled 1000000");
  }

  private static String classes() {
    return Stream.of(Transport.class, InMemoryTransport.class, MemoryTest.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  /** Sends and settles in batches, each message with a key of its own, leases of 30 seconds. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      QueueSpec queue =
          args[0].equals("ordered") ? Bench.orderedQueue("delivery") : Bench.queue("delivery");
      InMemoryTransport transport = InMemoryTransport.create();
      Bench.now(transport.prepare(Bench.topology(queue)));
      Receiver receiver = transport.receiver(queue);
      long handled = 0;
      for (int batch = 0; batch < 10_000; batch++) {
        List<OutgoingMessage> messages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
          messages.add(new OutgoingMessage("id", "key" + batch + "/" + i, new byte[100], Map.of()));
        }
        Bench.now(transport.sender(Bench.ORDERS).send(messages));
        List<Delivery> deliveries = Bench.take(receiver, 100);
        List<Settlement> done = new ArrayList<>();
        deliveries.forEach(delivery -> done.add(new Settlement.Done(delivery)));
        handled += Bench.now(receiver.settle(done)).size();
      }
      System.out.println("handled " + handled);
    }
  }
}
