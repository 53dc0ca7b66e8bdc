package io.sealane.observe;

/**
 * How a subscription is.
 *
 * @param state the state
 * @param reason one sentence, empty where all is well
 */
public record Health(State state, String reason) {

  /** The states of a subscription. */
  public enum State {
    /** Receives, or is ready to. */
    UP,
    /** Was told to receive nothing for now. */
    PAUSED,
    /** Cannot reach its broker, or may not; goes on trying. */
    DOWN,
    /** Is stopped, or not started yet. */
    STOPPED
  }

  /** All is well. */
  public static final Health UP = new Health(State.UP, "");
}
