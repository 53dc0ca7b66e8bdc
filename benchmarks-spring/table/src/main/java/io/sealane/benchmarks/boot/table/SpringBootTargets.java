package io.sealane.benchmarks.boot.table;

import io.sealane.benchmarks.table.Rows;
import io.sealane.benchmarks.table.Target;
import io.sealane.benchmarks.table.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** What Sealane wants an application to pay at most. */
final class SpringBootTargets {

  private static final double OF_THE_PEERS_CLASSES = 0.3;

  private SpringBootTargets() {}

  static List<Verdict> judge(Rows rows, boolean complete) {
    return Stream.of(Costs.IN_MEMORY, Costs.SQS, Costs.SNS_SQS)
        .flatMap(who -> Stream.of(classes(who), threads(who)))
        .map(target -> target.judge(rows, complete))
        .toList();
  }

  private static Target classes(String who) {
    return new Target(
        who + ": added classes / " + Costs.PEER + "'s",
        rows -> value(rows, who, Costs.CLASSES) / value(rows, Costs.PEER, Costs.CLASSES),
        OF_THE_PEERS_CLASSES,
        true);
  }

  private static Target threads(String who) {
    return new Target(
        who + ": added threads before a consumer starts",
        rows -> value(rows, who, Costs.THREADS),
        0,
        true);
  }

  private static double value(Rows rows, String who, String figure) {
    return rows.value(Costs.WORK, who, "", figure);
  }
}
