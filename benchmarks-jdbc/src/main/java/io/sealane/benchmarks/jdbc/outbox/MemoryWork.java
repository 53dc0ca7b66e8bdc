package io.sealane.benchmarks.jdbc.outbox;

import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.benchmarks.jdbc.database.Server;
import io.sealane.benchmarks.jdbc.outbox.subject.SealaneOutbox;
import io.sealane.benchmarks.jdbc.trial.Amounts;
import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Whether memory stays what it is, however many wait. */
public final class MemoryWork {

  /** The work's name in the table. */
  public static final String NAME = "outbox memory";

  private static final String HEAP = "64m";

  private MemoryWork() {}

  /** Measures it. */
  public static List<Row> measure(Server server, Amounts amounts) throws Exception {
    try (Database database = server.create(4)) {
      try (SealaneOutbox outbox = new SealaneOutbox(database)) {
        outbox.fill(amounts.memory());
      }
      return List.of(row(amounts.memory(), child(database.url(), amounts.memory())));
    }
  }

  private static Row row(int events, List<String> said) {
    long[] used =
        Arrays.stream(of(said, "used ").split("\\D+"))
            .filter(one -> !one.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();
    long most = Arrays.stream(used).max().orElseThrow();
    double seconds = Double.parseDouble(of(said, "seconds "));
    return new Row(
        NAME,
        "sealane",
        "heap=" + HEAP,
        List.of(
            Figure.count("MB at most", most),
            Figure.count("MB grown", used[9] - used[4]),
            Figure.count("events/s", events / seconds)),
        String.format(
            "%,d waited; MB in use at each tenth: %s; grown: from the fifth to the last",
            events, Arrays.toString(used)));
  }

  private static String of(List<String> said, String what) {
    return said.stream()
        .filter(line -> line.startsWith(what))
        .map(line -> line.substring(what.length()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(String.join("\n", said)));
  }

  private static List<String> child(String url, int events)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                SmallMemory.class.getName(),
                url,
                Integer.toString(events))
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (child.waitFor() != 0) {
      throw new IllegalStateException("the relay ended with " + child.exitValue() + ":\n" + output);
    }
    return output.lines().toList();
  }
}
