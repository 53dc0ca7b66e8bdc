package io.sealane.store.stream;

/**
 * The version that a stream must have for an append to go through: optimistic concurrency.
 *
 * @param version the version of the stream's last event, 1 or more; 0 for a stream without events;
 *     -1 for whatever it has
 */
public record ExpectedVersion(long version) {

  /** Whatever version the stream has: the events are facts that contradict nothing. */
  public static final ExpectedVersion ANY = new ExpectedVersion(-1);

  /** The stream has no events yet. */
  public static final ExpectedVersion NO_STREAM = new ExpectedVersion(0);

  /** Checks the range. */
  public ExpectedVersion {
    if (version < -1) {
      throw new IllegalArgumentException("a stream has no version " + version);
    }
  }

  /**
   * The version of the last event that was read.
   *
   * @param version 1 or more, or 0 where there was none
   */
  public static ExpectedVersion exactly(long version) {
    if (version < 0) {
      throw new IllegalArgumentException("a stream has no version " + version);
    }
    return new ExpectedVersion(version);
  }

  /** Whether it is {@link #ANY}. */
  public boolean isAny() {
    return version < 0;
  }
}
