package io.sealane.conformance.mutant;

import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Does what the good one does, unless it is overridden. */
class WrongSender implements Sender {

  final Sender good;

  WrongSender(Sender good) {
    this.good = good;
  }

  @Override
  public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
    return good.send(batch);
  }

  @Override
  public void close() {
    good.close();
  }
}
