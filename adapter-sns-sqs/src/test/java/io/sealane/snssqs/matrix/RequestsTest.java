package io.sealane.snssqs.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.proxy.RequestLog;
import io.sealane.conformance.report.Report;
import io.sealane.snssqs.server.Shared;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many requests the work costs, counted by the proxy and written to {@code requests.json}. */
class RequestsTest {

  @RegisterExtension static final Shared SERVER = Shared.fauxqs();

  private static final List<Map<String, Object>> ROWS = new ArrayList<>();
  private static final int EVENTS = 1_000;
  private static final String[] SENDS = {
    "Publish", "PublishBatch", "SendMessage", "SendMessageBatch"
  };
  private static final String[] READS = {
    "ReceiveMessage",
    "DeleteMessage",
    "DeleteMessageBatch",
    "ChangeMessageVisibility",
    "ChangeMessageVisibilityBatch"
  };

  @Test
  void aThousandEventsCostFewRequests() {
    try (World world = new World(SERVER, false).waiting(Duration.ofSeconds(20))) {
      RequestLog log = world.proxy().log();
      log.clear();
      world.publish(EVENTS, EVENTS, "");
      int published = row("publish", log.count(SENDS), 100);
      log.clear();
      world.consumer();
      world.until("all are handled", () -> world.effects().effects().size() == EVENTS);
      world.until("all are settled", () -> world.isDrained());
      int consumed = row("consume from a backlog", log.count(READS), 200);
      row("end to end, one queue", published + consumed, 300);
      assertThat(published).as("publish").isLessThanOrEqualTo(102);
      assertThat(consumed).as("consume").isLessThanOrEqualTo(210);
      assertThat(published + consumed).as("end to end").isLessThanOrEqualTo(310);
      world.isUnharmed("requests");
    }
  }

  private static int row(String work, int requests, int floor) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("work", work);
    row.put("events", EVENTS);
    row.put("requests", requests);
    row.put("floor", floor);
    ROWS.add(row);
    System.out.println(row);
    return requests;
  }

  @AfterAll
  static void write() {
    String folder = System.getProperty("sealane.reports", "target");
    Report.write(Path.of(folder, "requests.json"), Map.of("rows", ROWS));
  }
}
