package io.sealane.benchmarks.table;

import static io.sealane.benchmarks.table.Figure.BYTES;
import static io.sealane.benchmarks.table.Figure.NANOS;

import java.util.ArrayList;
import java.util.List;

/** All targets of the foundation. */
public final class Targets {

  private static final String SEALANE = "sealane";

  private final List<Target> all = new ArrayList<>();

  private Targets() {
    codec("lines=12");
    codec("lines=150");
    local();
    handOff();
    alone();
  }

  /** Judges all of them; a complete run owes every figure. */
  public static List<Verdict> judge(Rows rows, boolean complete) {
    return new Targets().all.stream().map(target -> target.judge(rows, complete)).toList();
  }

  private void codec(String lines) {
    bytes("encode", SEALANE, lines, 1.05);
    bytes("decode", "sealaneByAttribute", lines, 1.03);
    bytes("decode", SEALANE, lines, 1.15);
    bytes("decode", "sealaneTypeLast", lines, 1.15);
    aboveParser(SEALANE, "parser", lines);
    aboveParser("sealaneTypeLast", "parserTypeLast", lines);
    atMost(lines, "unknowntype", "sealaneByAttribute", BYTES, 600);
  }

  private void local() {
    atMost("wiring=3x1", "localpublish", SEALANE, NANOS, 60);
    atMost("wiring=3x1", "localpublish", SEALANE, BYTES, 24);
    faster("localpublish", "wiring=3x1", "mbassador", 5);
    faster("localpublish", "wiring=3x1", "spring", 10);
    faster("localpublish", "wiring=3x50", "mbassador", 5);
  }

  private void handOff() {
    for (int producers : new int[] {1, 3}) {
      faster("handoff", "producers=" + producers, "arrayBlockingQueue", 3);
      faster("handoff", "producers=" + producers, "disruptor", 0.5);
    }
  }

  private void alone() {
    atMost("", "idle", "sealane started", "% of a core", 0.5);
    atMost("events=1,000,000,heap=64 MB", "million events", SEALANE, "lost", 0);
    atMost("events=1,000,000,heap=64 MB", "million events", SEALANE, "MB grown", 2);
    atMost("", "core jar", SEALANE, BYTES, 150 * 1024);
    atMost("", "hello", "sealane not started", "threads started", 0);
  }

  private void bytes(String work, String subject, String parameters, double bound) {
    String what = work + " " + subject + " " + parameters + ": bytes / bare Jackson's";
    all.add(
        new Target(
            what,
            rows ->
                rows.value(work, subject, parameters, BYTES)
                    / rows.value(work, "jackson", parameters, BYTES),
            bound,
            true));
  }

  private void aboveParser(String subject, String parser, String parameters) {
    String work = "unknowntype";
    all.add(
        new Target(
            work + " " + subject + " " + parameters + ": bytes above a bare parser's",
            rows ->
                rows.value(work, subject, parameters, BYTES)
                    - rows.value(work, parser, parameters, BYTES),
            200,
            true));
  }

  private void atMost(String parameters, String work, String subject, String figure, double bound) {
    String what = (work + " " + subject + " " + parameters).strip() + ": " + figure;
    all.add(new Target(what, rows -> rows.value(work, subject, parameters, figure), bound, true));
  }

  private void faster(String work, String parameters, String peer, double bound) {
    String what = work + " " + parameters + ": times as fast as " + peer;
    all.add(
        new Target(
            what,
            rows ->
                rows.value(work, peer, parameters, NANOS)
                    / rows.value(work, SEALANE, parameters, NANOS),
            bound,
            false));
  }
}
