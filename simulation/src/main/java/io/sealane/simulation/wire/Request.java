package io.sealane.simulation.wire;

import io.sealane.error.Failure;
import java.util.function.Consumer;

/**
 * A call on its way: what it does where it arrives, and what its client is told if it does not.
 *
 * @param <T> the type of the answer
 */
public interface Request<T> {

  /** Does it, at the broker; the reply may come later. */
  void arrive(Consumer<T> reply);

  /** What the client gets if the broker certainly did nothing. */
  T refused(Failure failure);

  /** What the client gets if no answer came. */
  T lost(Failure failure);
}
