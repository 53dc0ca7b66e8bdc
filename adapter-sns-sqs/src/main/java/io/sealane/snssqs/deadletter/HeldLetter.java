package io.sealane.snssqs.deadletter;

import io.sealane.transport.deadletter.DeadLetter;
import java.time.Instant;

/**
 * A letter that is hidden from others for a while, so that it can be looked at, moved or removed.
 *
 * @param letter what it says
 * @param handle its receipt
 * @param messageId that of the copy in the queue of dead letters
 * @param arrived when SQS took it into that queue, or before
 */
record HeldLetter(DeadLetter letter, String handle, String messageId, Instant arrived) {

  String id() {
    return letter.id();
  }
}
