package io.sealane.benchmarks.snssqs;

import io.sealane.benchmarks.snssqs.jvm.Said;
import io.sealane.benchmarks.table.Rows;
import io.sealane.benchmarks.table.Target;
import io.sealane.benchmarks.table.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All targets of SNS/SQS. */
final class SnsSqsTargets {

  private static final String SEALANE = "sealane";
  private static final String IN_LISTS = "sealane, lists of 200";
  private static final String TWIN = "twin";
  private static final String SPRING = "spring-cloud-aws";

  private final List<Target> all = new ArrayList<>();

  private SnsSqsTargets() {
    for (String service : List.of("sns", "sqs")) {
      publish(service);
    }
    for (int concurrency : new int[] {10, 100}) {
      drain("concurrency=" + concurrency);
    }
    for (int concurrency : new int[] {1, 10, 100}) {
      idle("concurrency=" + concurrency);
    }
    stop();
  }

  /** Judges all of them; a complete run owes every figure. */
  static List<Verdict> judge(Rows rows, boolean complete) {
    return new SnsSqsTargets().all.stream().map(target -> target.judge(rows, complete)).toList();
  }

  private void publish(String service) {
    for (String size : List.of("1 KiB", "10 KiB", "32 KiB", "64 KiB", "100 KiB")) {
      all.add(
          new Target(
              what(service + " requests", size, Said.REQUESTS),
              of(service + " requests", IN_LISTS, size, Said.REQUESTS),
              102,
              true));
    }
    String latency = service + " latency";
    atMost(latency, "5,000/s", Said.REQUESTS, 102);
    difference(latency, "20/s", "ms p50", TWIN, 1);
    if (service.equals("sqs")) {
      atMost(latency, "20/s", "ms p50", 5);
      ratio(latency, "20/s", "ms p50", "SqsAsyncBatchManager", 0.05, true);
    }
  }

  private void drain(String concurrency) {
    atMost("consume requests", concurrency, Said.REQUESTS, 210);
    String lognormal = "lognormal 1-50 ms, " + concurrency;
    atLeast("drain", lognormal, "utilisation", 0.95);
    atLeast("drain", "5 ms, " + concurrency, "utilisation", 0.95);
    ratio("drain", lognormal, "msg/s", SPRING, 3, false);
    String noOp = "no-op, " + concurrency;
    difference("drain", noOp, "µs CPU", TWIN, 10);
    ratio("drain", noOp, "µs CPU", SPRING, 0.5, true);
    ratio("drain", noOp, "msg/s", TWIN, 0.95, false);
  }

  private void idle(String concurrency) {
    atMost("idle", concurrency, "receives/h", 190);
    atMost("idle", concurrency, "% of a core", 0.1);
    atMost("idle", concurrency, "ms to wake up", 4);
  }

  private void stop() {
    atMost("stop", "idle", "ms", 250);
    atMost("stop", "5 ms handlers", "ms", 5 + 2 + 10);
    atMost("stop", "2000 ms handlers", "ms", 2_000 + 2 + 10);
    for (String with : List.of("idle", "5 ms handlers", "2000 ms handlers")) {
      atMost("stop", with, "handled, not deleted", 0);
      atMost("stop", with, "left hidden", 0);
      atMost("stop", with, "cut short", 0);
    }
  }

  private void atMost(String work, String parameters, String figure, double bound) {
    all.add(
        new Target(
            what(work, parameters, figure), of(work, SEALANE, parameters, figure), bound, true));
  }

  private void atLeast(String work, String parameters, String figure, double bound) {
    all.add(
        new Target(
            what(work, parameters, figure), of(work, SEALANE, parameters, figure), bound, false));
  }

  private void difference(
      String work, String parameters, String figure, String peer, double bound) {
    ToDoubleFunction<Rows> ours = of(work, SEALANE, parameters, figure);
    ToDoubleFunction<Rows> theirs = of(work, peer, parameters, figure);
    all.add(
        new Target(
            what(work, parameters, figure) + " above " + peer,
            rows -> ours.applyAsDouble(rows) - theirs.applyAsDouble(rows),
            bound,
            true));
  }

  private void ratio(
      String work, String parameters, String figure, String peer, double bound, boolean atMost) {
    ToDoubleFunction<Rows> ours = of(work, SEALANE, parameters, figure);
    ToDoubleFunction<Rows> theirs = of(work, peer, parameters, figure);
    all.add(
        new Target(
            what(work, parameters, figure) + " / " + peer,
            rows -> ours.applyAsDouble(rows) / theirs.applyAsDouble(rows),
            bound,
            atMost));
  }

  private static String what(String work, String parameters, String figure) {
    return work + " " + parameters + ": " + figure;
  }

  private static ToDoubleFunction<Rows> of(
      String work, String who, String parameters, String figure) {
    return rows -> rows.value(work, who, parameters, figure);
  }
}
