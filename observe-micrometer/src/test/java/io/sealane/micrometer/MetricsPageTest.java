package io.sealane.micrometer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sealane.micrometer.measure.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of docs/metrics.md is what a registry has. */
class MetricsPageTest {

  private static final Path PAGE = Path.of(System.getProperty("sealane.root"), "docs/metrics.md");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void theTableListsWhatIsThere() throws IOException {
    MicrometerObserver observer = MicrometerObserver.of(registry);
    Signals.ofAllKinds("shop.Paid").forEach(signal -> observer.on(signal, Signals.AT));
    MicrometerCalls.of(registry).called("sqs:ReceiveMessage", "ok", Duration.ofMillis(1));
    OutboxMeters.of(Databases.outbox()).bindTo(registry);
    try (var sealane = Shop.open().builder().start()) {
      BacklogMeters.of(sealane).bindTo(registry);
    }

    assertThat(new TreeSet<>(rows())).isEqualTo(new TreeSet<>(meters()));
    assertThat(rows()).doesNotHaveDuplicates().hasSize(Measure.values().length);
  }

  private List<String> meters() {
    return registry.getMeters().stream().map(MetricsPageTest::row).distinct().toList();
  }

  private static String row(Meter meter) {
    Meter.Id id = meter.getId();
    String unit = id.getType() == Meter.Type.TIMER ? "seconds" : id.getBaseUnit();
    return String.join(
        " | ",
        id.getName(),
        id.getType().name().toLowerCase(Locale.ROOT).replace("distribution_summary", "summary"),
        Objects.requireNonNullElse(unit, "–"),
        // A registry sorts tags; the page has them in the order of the words.
        id.getTags().stream().map(Tag::getKey).sorted().collect(joining(", ")),
        Objects.requireNonNull(id.getDescription()));
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .takeWhile(line -> !line.equals("## Traces"))
        .filter(line -> line.startsWith("| `sealane."))
        .map(MetricsPageTest::cells)
        .toList();
  }

  private static String cells(String line) {
    List<String> cells =
        Arrays.stream(line.split("\\|")).map(String::strip).map(c -> c.replace("`", "")).toList();
    String tags =
        cells.get(4).equals("–")
            ? ""
            : Arrays.stream(cells.get(4).split(", ")).sorted().collect(joining(", "));
    return String.join(" | ", cells.get(1), cells.get(2), cells.get(3), tags, cells.get(5));
  }
}
