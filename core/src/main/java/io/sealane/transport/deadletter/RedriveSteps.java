package io.sealane.transport.deadletter;

import java.util.concurrent.CompletionStage;

/**
 * How an adapter sends letters back, a few at a step; {@link PacedRedrive} decides when. Steps are
 * taken one after the other.
 */
public interface RedriveSteps {

  /**
   * What a step came to.
   *
   * @param moved how many letters went back, 0 or more
   * @param over whether there is nothing more to do
   */
  record Step(int moved, boolean over) {}

  /**
   * Sends the next few back; the stage fails with what kept it from that. After a failure that may
   * pass it is called again, and then is about letters that have not gone.
   */
  CompletionStage<Step> step();

  /**
   * Whether what a step failed with may pass by itself, as a throttling does. Unless overridden,
   * nothing does.
   */
  default boolean mayPass(Throwable thrown) {
    return false;
  }

  /** Shows again what it hides and has not sent; called once, after the last step. */
  CompletionStage<Void> end();
}
