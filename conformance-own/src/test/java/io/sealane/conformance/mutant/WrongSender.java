package io.sealane.conformance.mutant;

import io.sealane.transport.forward.ForwardingSender;
import io.sealane.transport.send.Sender;

/** Does what the good one does, unless it is overridden. */
class WrongSender extends ForwardingSender {

  final Sender good;

  WrongSender(Sender good) {
    super(good);
    this.good = good;
  }
}
