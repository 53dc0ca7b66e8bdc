package io.sealane.store.outbox;

import io.sealane.error.Failure;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;

/** Is told what a relay does. Called by many threads; does not block and does not throw. */
public interface RelayObserver {

  /** A broker accepted a message; it is not written down yet, so it may be sent again. */
  void relayed(String topic, OutgoingMessage message, String brokerId);

  /**
   * A broker did not accept a message, or it is unknown whether it did; it holds back its key.
   *
   * @param retryIn when it is tried again
   */
  void held(String topic, OutgoingMessage message, Failure failure, Duration retryIn);

  /**
   * Nothing gets through to a topic, or the database cannot be asked for its messages.
   *
   * @param retryIn when it is tried again
   */
  void failed(String topic, Failure failure, Duration retryIn);
}
