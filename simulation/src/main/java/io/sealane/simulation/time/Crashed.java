package io.sealane.simulation.time;

/**
 * Unwinds what must not go on: a thread of a process that is dead, of which nothing reaches anybody
 * from here on, or a timer that waits.
 */
public final class Crashed extends Error {

  private static final long serialVersionUID = 1L;

  /** Says why. */
  Crashed(String why) {
    super(why, null, false, false);
  }
}
