package io.sealane.test.hostile;

import io.sealane.transport.QueueSpec;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.forward.ForwardingDeadLetterQueue;
import io.sealane.transport.forward.ForwardingReceiver;
import io.sealane.transport.forward.ForwardingTransport;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A transport that breaks its contract: now and then it throws where it should answer. */
final class ThrowingTransport extends ForwardingTransport {

  enum Call {
    RECEIVE,
    SETTLE,
    EXTEND,
    CLOSE,
    ADD_LETTER
  }

  private final Call call;
  private final AtomicInteger left;

  /** Throws at the first so many calls of that kind. */
  ThrowingTransport(Transport transport, Call call, int times) {
    super(transport);
    this.call = call;
    this.left = new AtomicInteger(times);
  }

  /** How often it has yet to throw. */
  int left() {
    return Math.max(0, left.get());
  }

  private void at(Call now) {
    if (now == call && left.getAndDecrement() > 0) {
      throw new NoClassDefFoundError("com/example/Driver");
    }
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    return new ThrowingReceiver(transport.receiver(queue));
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    return new ThrowingLetters(transport.deadLetters(queue));
  }

  private final class ThrowingReceiver extends ForwardingReceiver {
    ThrowingReceiver(Receiver receiver) {
      super(receiver);
    }

    @Override
    public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
      at(Call.RECEIVE);
      return receiver.receive(request);
    }

    @Override
    public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
      at(Call.SETTLE);
      return receiver.settle(batch);
    }

    @Override
    public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
      at(Call.EXTEND);
      return receiver.extend(batch, lease);
    }

    @Override
    public void close() {
      at(Call.CLOSE);
      receiver.close();
    }
  }

  private final class ThrowingLetters extends ForwardingDeadLetterQueue {
    ThrowingLetters(DeadLetterQueue letters) {
      super(letters);
    }

    @Override
    public CompletionStage<SendResult> add(DeadLetter letter) {
      at(Call.ADD_LETTER);
      return letters.add(letter);
    }
  }
}
