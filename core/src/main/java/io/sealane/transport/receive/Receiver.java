package io.sealane.transport.receive;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Receives from one queue. Safe for use by many threads; several calls may be under way at once.
 *
 * <p>A receiver neither fetches ahead nor retries: the pipeline decides when to ask for how much.
 */
public interface Receiver extends AutoCloseable {

  /**
   * Waits for messages and takes a lease on each.
   *
   * @return a stage that completes, never exceptionally, as soon as there is at least one message,
   *     or with none when the wait is over
   */
  CompletionStage<ReceiveResult> receive(ReceiveRequest request);

  /**
   * Ends the leases of deliveries.
   *
   * @param batch one entry or more, at most what the transport declares
   * @return a stage that completes, never exceptionally, with a result per entry in the order of
   *     the batch
   */
  CompletionStage<List<LeaseResult>> settle(List<Settlement> batch);

  /**
   * Makes leases last for the given time from now.
   *
   * @param batch one delivery or more, at most what the transport declares
   * @return a stage that completes, never exceptionally, with a result per entry in the order of
   *     the batch
   */
  CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease);

  /** How much waits in the queue, as well as the broker knows. */
  CompletionStage<Backlog> backlog();

  /**
   * Lets open receives complete early where the broker's client can; settle and extend go on
   * working, so that what a late receive brings can be released. Idempotent.
   */
  @Override
  void close();
}
