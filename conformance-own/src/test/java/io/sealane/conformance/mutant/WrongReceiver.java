package io.sealane.conformance.mutant;

import io.sealane.transport.forward.ForwardingReceiver;
import io.sealane.transport.receive.Receiver;

/** Does what the good one does, unless it is overridden. */
class WrongReceiver extends ForwardingReceiver {

  final Receiver good;

  WrongReceiver(Receiver good) {
    super(good);
    this.good = good;
  }
}
