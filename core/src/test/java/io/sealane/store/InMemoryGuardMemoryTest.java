package io.sealane.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.event.UuidV7;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, whose heap is the bound: one that is too small fails it. */
class InMemoryGuardMemoryTest {

  @Test
  void aMillionEventsFitIntoASmallHeap() throws Exception {
    assertThat(runInHeapOf("64m", 1_000_000, 100_000)).isEqualTo("remembers 100000");
  }

  @Test
  void anEventTakesAboutAHundredBytes() throws Exception {
    // 300,000 at 120 bytes are 36 MB; the JVM's own objects take about two.
    assertThat(runInHeapOf("40m", 300_000, 300_000)).isEqualTo("remembers 300000");
  }

  private static String runInHeapOf(String heap, int events, int capacity) throws Exception {
    String classes =
        Stream.of(locationOf(InMemoryGuard.class), locationOf(InMemoryGuardMemoryTest.class))
            .map(Path::toString)
            .reduce((a, b) -> a + System.getProperty("path.separator") + b)
            .orElseThrow();
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap,
                    "-XX:+UseSerialGC",
                    "-cp",
                    classes,
                    Child.class.getName(),
                    Integer.toString(events),
                    Integer.toString(capacity)))
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output).isZero();
    return output.trim();
  }

  private static Path locationOf(Class<?> type) throws URISyntaxException, IOException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toRealPath();
  }

  /** Handles events and says how many the guard remembers. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      int events = Integer.parseInt(args[0]);
      InMemoryGuard guard = InMemoryGuard.create().withCapacity(Integer.parseInt(args[1]));
      Supplier<String> ids = new UuidV7(InstantSource.system(), new Random(1));
      for (int i = 0; i < events; i++) {
        GuardKey key = new GuardKey("delivery", ids.get());
        if (guard.claim(key, new Fingerprint(i, ~i), Duration.ofMinutes(1))
            instanceof Claim.Granted granted) {
          guard.complete(key, granted.owner());
        }
      }
      System.out.println("remembers " + guard.size());
    }
  }
}
