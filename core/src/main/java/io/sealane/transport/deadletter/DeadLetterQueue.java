package io.sealane.transport.deadletter;

import io.sealane.transport.send.SendResult;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The dead letters of one subscription: filled by the pipeline, emptied by an operator. Safe for
 * use by many threads.
 */
public interface DeadLetterQueue {

  /**
   * Keeps a letter. A letter whose {@link DeadLetter#id()} is there already may replace it.
   *
   * @return a stage that completes, never exceptionally; accepted means that it will not be lost
   */
  CompletionStage<SendResult> add(DeadLetter letter);

  /**
   * Looks at letters without taking them, oldest first.
   *
   * @return a stage that fails with what the broker's client threw
   */
  CompletionStage<List<DeadLetter>> list(Selection selection);

  /**
   * Sends letters back to the subscription they came from, and to no other: same event id and body,
   * attempts counted from one, provenance kept in attributes. Sends first and removes after: a
   * crash between leaves a duplicate, never a loss.
   *
   * @param perSecond the most letters per second, more than 0; infinity for no limit
   * @return what is under way; {@link PacedRedrive} is one for any adapter
   */
  Redrive redrive(Selection selection, double perSecond);

  /**
   * Removes letters for good.
   *
   * @return a stage with how many there were; fails with what the broker's client threw
   */
  CompletionStage<Integer> discard(Selection selection);
}
