package io.sealane.transport.forward;

import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** Passes every call on to another sender. */
public abstract class ForwardingSender implements Sender {

  /** What does the work. */
  protected final Sender sender;

  /** To that sender. */
  protected ForwardingSender(Sender sender) {
    this.sender = Objects.requireNonNull(sender, "sender");
  }

  @Override
  public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
    return sender.send(batch);
  }

  @Override
  public void close() {
    sender.close();
  }
}
