package io.sealane.conformance.mutant;

import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.forward.ForwardingDeadLetterQueue;

/** Does what the good one does, unless it is overridden. */
class WrongLetters extends ForwardingDeadLetterQueue {

  final DeadLetterQueue good;

  WrongLetters(DeadLetterQueue good) {
    super(good);
    this.good = good;
  }
}
