package io.sealane.error;

/**
 * A stream has another version than whoever appends to it knows: somebody else has appended
 * meanwhile. Nothing was written. Read the stream again, decide again, append again.
 */
public final class WrongExpectedVersionException extends SealaneException {

  private static final long serialVersionUID = 1L;

  private final String stream;
  private final long expected;
  private final long actual;

  /**
   * With the versions.
   *
   * @param expected the version that the stream should have had, 0 for none
   * @param actual the version that it has as far as the caller's transaction sees, 0 for none
   */
  public WrongExpectedVersionException(String stream, long expected, long actual) {
    super("stream '" + stream + "' is at version " + actual + ", not at " + expected, null);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }

  /** The stream's name. */
  public String stream() {
    return stream;
  }

  /** The version that it should have had, 0 for none. */
  public long expected() {
    return expected;
  }

  /** The version that it has, 0 for none. */
  public long actual() {
    return actual;
  }
}
