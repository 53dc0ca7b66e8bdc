package io.sealane.error;

/**
 * A projection cannot go on: an event cannot be read, or its handler threw. Nothing of the event is
 * applied, and everything before it stays.
 */
public final class ProjectionException extends SealaneException {

  private static final long serialVersionUID = 1L;

  private final long position;

  /**
   * With the event at which it stands.
   *
   * @param position the event's position in its store
   * @param cause why; of its text nothing is repeated, because it may hold anything
   */
  public ProjectionException(String projection, long position, Throwable cause) {
    super(
        ("projection '" + projection + "' stands before the event at position " + position)
            + (": " + cause.getClass().getName()),
        cause);
    this.position = position;
  }

  /** The position of the event that could not be applied. */
  public long position() {
    return position;
  }
}
