package io.sealane.simulation.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What happened, as a hash that tells two runs apart, and as lines to read where they are wanted.
 */
public final class Trace {

  private final boolean readable;
  private final List<String> lines = new ArrayList<>();
  private long hash = 0xcbf29ce484222325L;
  private long steps;
  private long now;

  private Trace(boolean readable) {
    this.readable = readable;
  }

  /** A trace that keeps lines only if asked to, because that costs time. */
  public static Trace of(boolean readable) {
    return new Trace(readable);
  }

  void step(long now, int process, long seq) {
    this.now = now;
    steps++;
    mix(now);
    mix((long) process << 48 ^ seq);
  }

  /** Adds a number to the hash. */
  public void mix(long value) {
    hash = (hash ^ value) * 0x100000001b3L;
    hash ^= hash >>> 29;
  }

  /** Adds a line; the text is made only if lines are kept. */
  public void note(String who, Supplier<String> text) {
    if (readable) {
      lines.add(String.format("%12s %-8s %s", stamp(now), who, text.get()));
    }
  }

  /** The same number for two runs means that they went the same way. */
  public long hash() {
    return hash;
  }

  /** How many steps there were. */
  public long steps() {
    return steps;
  }

  /** The lines, oldest first; none if they are not kept. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private static String stamp(long nanos) {
    Duration at = Duration.ofNanos(nanos);
    return String.format(
        "%d:%02d.%06d", at.toMinutes(), at.toSecondsPart(), at.toNanosPart() / 1000);
  }
}
