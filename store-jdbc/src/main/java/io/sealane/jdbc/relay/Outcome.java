package io.sealane.jdbc.relay;

import io.sealane.error.Failure;
import io.sealane.jdbc.relay.table.Row;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.SendResult.Accepted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of rows that were sent. Used by one thread. */
final class Outcome {

  static final SendResult NO_ANSWER =
      new SendResult.Unknown(
          Failure.of(Failure.Kind.TRANSIENT, "the relay ended before the answer came"));

  private final Map<Row, SendResult> results = new LinkedHashMap<>();
  private int accepted;
  private boolean broken;

  /** Takes note of a row's result, the last one if there are several. */
  void add(Row row, SendResult result) {
    results.put(row, result);
    if (result instanceof Accepted) {
      accepted++;
    }
  }

  /** Not all were answered because the relay ends, or may not go on: nobody is to blame. */
  Outcome broken() {
    broken = true;
    return this;
  }

  boolean isBroken() {
    return broken;
  }

  int accepted() {
    return accepted;
  }

  SendResult result(Row row) {
    return Objects.requireNonNull(results.get(row));
  }

  /** The rows that were accepted, in their order. */
  List<Row> sent() {
    return results.keySet().stream().filter(row -> result(row) instanceof Accepted).toList();
  }

  /** The rows that were not accepted, in their order. */
  List<Row> failed() {
    return results.keySet().stream().filter(row -> !(result(row) instanceof Accepted)).toList();
  }

  /** Whether nothing got through, though not every row was refused for what it is. */
  boolean isTopicClosed() {
    return accepted == 0 && culprits().stream().anyMatch(row -> !isPoison(row));
  }

  /** The first of each lane that failed. */
  List<Row> culprits() {
    Map<String, Row> culprits = new LinkedHashMap<>();
    failed().forEach(row -> culprits.putIfAbsent(row.lane(), row));
    return List.copyOf(culprits.values());
  }

  /** The lanes that failed. */
  Set<String> lanes() {
    return culprits().stream().map(Row::lane).collect(Collectors.toSet());
  }

  /** The rows that were refused for what they are, and hold back their lanes. */
  List<Row> poison() {
    return culprits().stream().filter(this::isPoison).toList();
  }

  private boolean isPoison(Row row) {
    return result(row) instanceof SendResult.Rejected rejected
        && rejected.failure().kind() == Failure.Kind.INVALID;
  }

  /** Those that failed, but for lanes that a refused one has closed. */
  List<Row> worthRepeating() {
    Set<String> closed = new HashSet<>();
    List<Row> again = new ArrayList<>();
    for (Row row : failed()) {
      if (isPoison(row)) {
        closed.add(row.lane());
      }
      if (!closed.contains(row.lane())) {
        again.add(row);
      }
    }
    return again;
  }

  /** The last row of those before the first that was not accepted; that number, or the given. */
  long sentUpTo(long before) {
    long last = before;
    for (Map.Entry<Row, SendResult> one : results.entrySet()) {
      if (!(one.getValue() instanceof Accepted)) {
        return last;
      }
      last = one.getKey().seq();
    }
    return last;
  }
}
