package io.sealane.benchmarks.jdbc;

import io.sealane.benchmarks.jdbc.inbox.InboxWork;
import io.sealane.benchmarks.jdbc.outbox.AppendWork;
import io.sealane.benchmarks.jdbc.outbox.DrainWork;
import io.sealane.benchmarks.jdbc.outbox.MemoryWork;
import io.sealane.benchmarks.jdbc.stream.StreamWork;
import io.sealane.benchmarks.table.Rows;
import io.sealane.benchmarks.table.Target;
import io.sealane.benchmarks.table.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What Sealane wants to reach on a database. */
final class JdbcTargets {

  private static final String SEALANE = "sealane";
  private static final String WRITER = "a writer beside it";
  private static final String HELD = "the same, snapshot held";

  private final List<Target> all = new ArrayList<>();

  private JdbcTargets() {
    append();
    relay();
    inbox();
    streams();
  }

  static List<Verdict> judge(Rows rows, boolean complete) {
    return new JdbcTargets().all.stream().map(target -> target.judge(rows, complete)).toList();
  }

  private void append() {
    String work = AppendWork.NAME;
    for (String events : List.of("events=1", "events=20")) {
      atMost(work, SEALANE, events, "statements/tx", 1.05);
      String what = work + " " + events + ": WAL B/event / modulith's";
      target(what, ratio(work, events, "WAL B/event", SEALANE, "modulith"), 0.4, true);
      for (String threads : List.of(",threads=1", ",threads=8")) {
        times(work, events + threads, "tx/s", "twin", 0.95);
      }
    }
  }

  private void relay() {
    String work = DrainWork.NAME;
    atLeast(work, SEALANE, WRITER, "events/s", 20_000);
    atMost(work, SEALANE, WRITER, "statements/event", 0.01);
    target(
        work + ": events/s with a held snapshot / without",
        rows ->
            rows.value(work, SEALANE, HELD, "events/s")
                / rows.value(work, SEALANE, WRITER, "events/s"),
        0.9,
        false);
    times(work, WRITER, "events/s", "modulith", 10);
    times(work, WRITER, "events/s", "transaction-outbox", 5);
    times(work, WRITER, "events/s", "namastack", 3);
    atMost(MemoryWork.NAME, SEALANE, "heap=64m", "MB grown", 2);
  }

  private void inbox() {
    String work = InboxWork.NAME;
    atMost(work, SEALANE, "first time", "statements/event", 1);
    atMost(work, "sealane in batches", "first time", "statements/event", 0.15);
    atMost(work, SEALANE, "duplicate", "exceptions/event", 0);
  }

  private void streams() {
    times(StreamWork.APPEND, "events=1,threads=1", "tx/s", "axon", 2);
    times(StreamWork.APPEND, "events=10,threads=1", "tx/s", "axon", 2);
    atLeast(StreamWork.CATCH_UP, SEALANE, "", "events/s", 50_000);
    times(StreamWork.CATCH_UP, "", "events/s", "axon", 2);
  }

  private void atMost(String work, String subject, String with, String figure, double bound) {
    String what = (work + " " + subject + " " + with).strip() + ": " + figure;
    target(what, rows -> rows.value(work, subject, with, figure), bound, true);
  }

  private void atLeast(String work, String subject, String with, String figure, double bound) {
    String what = (work + " " + subject + " " + with).strip() + ": " + figure;
    target(what, rows -> rows.value(work, subject, with, figure), bound, false);
  }

  private void times(String work, String with, String figure, String peer, double bound) {
    String what = (work + " " + with).strip() + ": " + figure + " / " + peer + "'s";
    target(what, ratio(work, with, figure, SEALANE, peer), bound, false);
  }

  private static ToDoubleFunction<Rows> ratio(
      String work, String with, String figure, String one, String other) {
    return rows -> rows.value(work, one, with, figure) / rows.value(work, other, with, figure);
  }

  private void target(String what, ToDoubleFunction<Rows> figure, double bound, boolean atMost) {
    all.add(new Target(what, figure, bound, atMost));
  }
}
