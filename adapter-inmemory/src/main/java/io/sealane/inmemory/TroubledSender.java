package io.sealane.inmemory;

import io.sealane.error.Failure;
import io.sealane.inmemory.Trouble.Kind;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A sender over a bad line. */
final class TroubledSender implements Sender, Tampered.Fate<OutgoingMessage, SendResult> {
  private static final Duration RETRY_AFTER = Duration.ofMillis(100);

  private final Sender sender;
  private final String topic;
  private final Faults faults;

  TroubledSender(Sender sender, String topic, Faults faults) {
    this.sender = sender;
    this.topic = topic;
    this.faults = faults;
  }

  @Override
  public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
    return Tampered.call(batch, this, sender::send);
  }

  @Override
  public void close() {
    sender.close();
  }

  @Override
  public @Nullable SendResult before(OutgoingMessage message) {
    if (faults.strike(Kind.SEND_REJECTED, topic)) {
      return new SendResult.Rejected(
          Failure.of(Failure.Kind.TRANSIENT, "trouble: the broker did not take the message"));
    }
    if (faults.strike(Kind.SEND_THROTTLED, topic)) {
      return new SendResult.Rejected(
          new Failure(Failure.Kind.THROTTLED, "trouble: the broker asks for less", RETRY_AFTER));
    }
    return faults.strike(Kind.SEND_LOST, topic) ? unknown() : null;
  }

  @Override
  public SendResult after(SendResult answer) {
    boolean lost = answer instanceof SendResult.Accepted && faults.strike(Kind.SEND_UNKNOWN, topic);
    return lost ? unknown() : answer;
  }

  private static SendResult unknown() {
    return new SendResult.Unknown(
        Failure.of(Failure.Kind.TRANSIENT, "trouble: no answer to the send"));
  }
}
