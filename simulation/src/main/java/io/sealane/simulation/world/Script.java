package io.sealane.simulation.world;

import java.time.Duration;

/**
 * What a handler does with one event.
 *
 * @param behaviour what
 * @param times how often, where it is something that ends
 * @param takes how long it takes
 */
public record Script(Behaviour behaviour, int times, Duration takes) {

  /** Nothing special. */
  public static final Script INSTANT = new Script(Behaviour.INSTANT, 0, Duration.ZERO);
}
