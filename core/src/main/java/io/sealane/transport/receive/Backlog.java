package io.sealane.transport.receive;

/**
 * How much waits in a queue, as well as its broker knows.
 *
 * @param ready can be received now
 * @param delayed can be received later
 * @param inFlight is with a receiver, under a lease
 */
public record Backlog(long ready, long delayed, long inFlight) {

  /** What is said while the broker cannot be asked: not empty, and no number. */
  public static final Backlog UNKNOWN = new Backlog(-1, -1, -1);

  /** Whether nothing waits and nothing is with anybody. */
  public boolean isEmpty() {
    return ready + delayed + inFlight == 0;
  }
}
