package io.sealane.snssqs.crash;

import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.forward.ForwardingDeadLetterQueue;
import io.sealane.transport.forward.ForwardingReceiver;
import io.sealane.transport.forward.ForwardingSender;
import io.sealane.transport.forward.ForwardingTransport;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Around the ports: passes the points where the process may end. */
final class CrashingTransport extends ForwardingTransport {

  CrashingTransport(Transport transport) {
    super(transport);
  }

  @Override
  public Sender sender(Topic topic) {
    return new ForwardingSender(transport.sender(topic)) {
      @Override
      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
        return between(CrashPoint.BEFORE_SEND, () -> sender.send(batch), CrashPoint.AFTER_SEND);
      }
    };
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    return new CrashingReceiver(transport.receiver(queue));
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    return new ForwardingDeadLetterQueue(transport.deadLetters(queue)) {
      @Override
      public CompletionStage<SendResult> add(DeadLetter letter) {
        return between(
            CrashPoint.BEFORE_DEAD_LETTER, () -> letters.add(letter), CrashPoint.AFTER_DEAD_LETTER);
      }
    };
  }

  private static <T> CompletionStage<T> between(
      CrashPoint before, Supplier<CompletionStage<T>> call, CrashPoint after) {
    before.pass();
    return call.get()
        .thenApply(
            result -> {
              after.pass();
              return result;
            });
  }

  private static final class CrashingReceiver extends ForwardingReceiver {

    CrashingReceiver(Receiver receiver) {
      super(receiver);
    }

    @Override
    public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
      CrashPoint.BEFORE_RECEIVE.pass();
      return receiver
          .receive(request)
          .thenApply(
              result -> {
                if (result instanceof ReceiveResult.Received received
                    && !received.deliveries().isEmpty()) {
                  CrashPoint.AFTER_RECEIVE.pass();
                }
                return result;
              });
    }

    @Override
    public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
      return between(
          CrashPoint.BEFORE_SETTLE, () -> receiver.settle(batch), CrashPoint.AFTER_SETTLE);
    }

    @Override
    public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
      return between(
          CrashPoint.BEFORE_EXTEND, () -> receiver.extend(batch, lease), CrashPoint.AFTER_EXTEND);
    }
  }
}
