package io.sealane.test;

import io.sealane.inmemory.InMemoryTransport;
import io.sealane.inmemory.Trouble;
import io.sealane.test.record.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A scenario in the trouble of many seeds. */
final class Survival {

  private static final String SEED = "sealane.seed";
  private static final String SEEDS = "sealane.seeds";

  private final long[] seeds;

  private Survival(long[] seeds) {
    this.seeds = seeds;
  }

  /** The seeds from 1 to that number, unless the properties say otherwise. */
  static Survival of(int seeds, Properties properties) {
    String one = properties.getProperty(SEED);
    if (one != null) {
      return new Survival(new long[] {Long.parseLong(one)});
    }
    String count = properties.getProperty(SEEDS, String.valueOf(seeds));
    long last = Long.parseLong(count);
    if (last < 1) {
      throw new IllegalArgumentException("a scenario that runs " + last + " times survives all");
    }
    return new Survival(LongStream.rangeClosed(1, last).toArray());
  }

  void run(Scenario scenario) {
    for (long seed : seeds) {
      List<InMemoryTransport> transports = new ArrayList<>();
      List<Recording> recordings = new ArrayList<>();
      TestSetup setup =
          TestSetup.standard()
              .inTrouble(Trouble.everything(seed))
              .telling(
                  (transport, recording) -> {
                    transports.add(transport);
                    recordings.add(recording);
                  });
      try {
        scenario.run(setup);
      } catch (Throwable e) {
        String what = e instanceof AssertionError ? String.valueOf(e.getMessage()) : e.toString();
        throw new AssertionError(
            text(seed, transports) + "\n" + what + timelines(what, recordings), e);
      }
    }
  }

  private String text(long seed, List<InMemoryTransport> transports) {
    String which =
        seeds.length == 1 ? "" : " of the seeds " + seeds[0] + " to " + seeds[seeds.length - 1];
    return ("Seed " + seed + which + " fails; -D" + SEED + "=" + seed + " runs it alone.")
        + ("\nTrouble: " + hits(transports));
  }

  /** What happened, unless the failure tells it already. */
  private static String timelines(String what, List<Recording> recordings) {
    return what.contains("Timeline:")
        ? ""
        : recordings.stream().map(one -> "\n" + one.story()).collect(Collectors.joining());
  }

  private static String hits(List<InMemoryTransport> transports) {
    String hits =
        transports.stream()
            .flatMap(transport -> transport.faults().hits().entrySet().stream())
            .map(hit -> hit.getKey() + " " + hit.getValue() + "x")
            .collect(Collectors.joining(", "));
    return hits.isEmpty() ? "none" : hits;
  }
}
