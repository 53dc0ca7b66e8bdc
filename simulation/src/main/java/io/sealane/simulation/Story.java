package io.sealane.simulation;

import io.sealane.simulation.life.Outcome;
import io.sealane.simulation.world.SubscriptionPlan;
import java.util.List;
import java.util.stream.Collectors;

/** A life that failed, put into words. */
public final class Story {

  private static final int LINES = 60;

  private Story() {}

  /** Seed, violations, faults and the end of the trace up to the first violation. */
  public static String of(Outcome outcome) {
    return "seed "
        + outcome.world().seed()
        + " (replay: -Dsealane.seed="
        + outcome.world().seed()
        + ")\n  violations:\n"
        + lines(outcome.violations())
        + "  faults:\n"
        + lines(outcome.world().faults())
        + "  subscriptions:\n"
        + lines(outcome.world().subscriptions().stream().map(Story::plan).toList())
        + "  trace up to the first violation:\n"
        + lines(tail(outcome.trace()));
  }

  private static String plan(SubscriptionPlan plan) {
    return plan.toString().replaceAll("scripts=\\{.*}", "scripts=..");
  }

  private static List<String> tail(List<String> trace) {
    int end = 0;
    while (end < trace.size() && !trace.get(end).contains("VIOLATION")) {
      end++;
    }
    int to = Math.min(trace.size(), end + 1);
    return trace.subList(Math.max(0, to - LINES), to);
  }

  private static String lines(List<?> all) {
    return all.stream().map(one -> "    " + one + "\n").collect(Collectors.joining());
  }
}
