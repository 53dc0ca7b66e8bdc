package io.sealane.conformance.faults;

import io.sealane.transport.receive.LeaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A batch of which some entries are answered here and the others by the broker. */
final class Entries {

  private Entries() {}

  /** Answers in the order of the batch; a fault of null means that the broker is asked. */
  static <T> CompletionStage<List<LeaseResult>> of(
      List<T> batch,
      Function<T, @Nullable LeaseResult> fault,
      Function<List<T>, CompletionStage<List<LeaseResult>>> broker,
      UnaryOperator<LeaseResult> answer) {
    List<@Nullable LeaseResult> faults = new ArrayList<>();
    List<T> rest = new ArrayList<>();
    for (T entry : batch) {
      LeaseResult result = fault.apply(entry);
      faults.add(result);
      if (result == null) {
        rest.add(entry);
      }
    }
    CompletionStage<List<LeaseResult>> answers =
        rest.isEmpty()
            ? CompletableFuture.completedFuture(List.of())
            : broker.apply(rest).thenApply(results -> results.stream().map(answer).toList());
    return answers.thenApply(results -> merged(faults, results));
  }

  private static List<LeaseResult> merged(
      List<@Nullable LeaseResult> faults, List<LeaseResult> results) {
    List<LeaseResult> merged = new ArrayList<>();
    int next = 0;
    for (LeaseResult fault : faults) {
      merged.add(fault != null ? fault : results.get(next++));
    }
    return merged;
  }
}
