package io.sealane.transport.send;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Sends messages to one topic. Safe for use by many threads; several sends may be under way at
 * once.
 *
 * <p>A sender does not gather and does not retry: the {@link Batcher} in front of it does both.
 */
public interface Sender extends AutoCloseable {

  /**
   * Sends one batch, which keeps the limits that the transport declares for the topic.
   *
   * @param batch one message or more
   * @return a stage that completes, never exceptionally, with a result per message in the order of
   *     the batch; {@link SendResult.Accepted} means that the broker has it and will not lose it
   */
  CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch);

  /** Gives back what the sender holds. What is under way completes. Idempotent. */
  @Override
  void close();
}
