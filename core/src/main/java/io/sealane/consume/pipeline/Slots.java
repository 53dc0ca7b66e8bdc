package io.sealane.consume.pipeline;

/** How many handlers may run, how many do, and how long they take. */
final class Slots {

  private static final double WEIGHT = 0.2;
  private static final int MAX_WAITING_BEHIND = 1_000;
  private static final int PREFETCHED_BATCHES = 2;
  private static final int PREFETCHED_BATCHES_AT_MOST = 10;

  /** What starts as soon as that may be more: it waits here hardly longer than on the wire. */
  private static final long VERY_SOON = 20_000_000;

  private int limit;
  private int running;
  private boolean probing;
  private double meanNanos = -1;

  Slots(int limit) {
    this.limit = limit;
  }

  void limit(int limit) {
    this.limit = limit;
  }

  /** How many may run at this moment. */
  int limit() {
    return probing ? 1 : limit;
  }

  int running() {
    return running;
  }

  /** After an outage one handler tries alone; the others follow when it has returned well. */
  void probing(boolean probing) {
    this.probing = probing;
  }

  boolean isFree() {
    return running < limit();
  }

  void taken() {
    running++;
  }

  /** What was to run could not begin. */
  void notTaken() {
    running--;
  }

  void returned(long nanos) {
    running--;
    meanNanos = meanNanos < 0 ? nanos : meanNanos + WEIGHT * (nanos - meanNanos);
  }

  /**
   * How many more deliveries there is room for.
   *
   * @param ready how many are there already that could start
   * @param held how many are there in all, those that wait behind others of their key included
   * @param batch how many one call brings
   * @param soon within how many nanoseconds they have to start that are fetched ahead
   * @return 0 or less if there is no room that is worth a call
   */
  int room(int ready, int held, int batch, long soon) {
    long ahead =
        Math.max(
            startableWithin(soon, PREFETCHED_BATCHES * batch),
            startableWithin(Math.min(soon, VERY_SOON), PREFETCHED_BATCHES_AT_MOST * batch));
    if (held >= limit() + ahead + MAX_WAITING_BEHIND) {
      return 0;
    }
    long free = (long) limit() - running - ready;
    long room = free + ahead;
    // With every slot taken care of, only a full batch is worth a call.
    return free > 0 || room >= batch ? (int) Math.min(room, Integer.MAX_VALUE) : 0;
  }

  /**
   * How many deliveries could be started within a time by all slots together.
   *
   * @param nanos the time
   * @param max the most to answer
   * @return 0 while nothing is known about the handlers
   */
  int startableWithin(long nanos, int max) {
    if (meanNanos < 0) {
      return 0;
    }
    return (int) Math.min(max, limit * (nanos / Math.max(1.0, meanNanos)));
  }
}
