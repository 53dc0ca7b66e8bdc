package io.sealane.conformance.mutant;

import io.sealane.transport.Transport;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Deliveries that differ from those of the good receiver, which is told of the good ones. */
final class WrongDeliveries extends WrongReceiver {

  private final UnaryOperator<Delivery> change;

  private WrongDeliveries(Receiver good, UnaryOperator<Delivery> change) {
    super(good);
    this.change = change;
  }

  private static final class Changed extends Delivery {
    private final Delivery good;

    Changed(Delivery good, String messageId, int count) {
      this(good, messageId, good.key(), count);
    }

    Changed(Delivery good, String messageId, @Nullable String key, int count) {
      super(messageId, key, good.body(), good.attributes(), count, good.sentAt());
      this.good = good;
    }
  }

  static UnaryOperator<Transport> counting(IntUnaryOperator count) {
    return changing(
        good -> new Changed(good, good.messageId(), count.applyAsInt(good.receiveCount())));
  }

  static UnaryOperator<Transport> renaming() {
    return changing(good -> new Changed(good, UUID.randomUUID().toString(), good.receiveCount()));
  }

  /** All have that id. */
  static UnaryOperator<Transport> naming(String messageId) {
    return changing(good -> new Changed(good, messageId, good.receiveCount()));
  }

  /** All have the same key, or none. */
  static UnaryOperator<Transport> keyed(boolean alike) {
    return changing(
        good -> new Changed(good, good.messageId(), alike ? "all" : null, good.receiveCount()));
  }

  /** What is settled is the latest delivery of the message. */
  static UnaryOperator<Transport> settlingByMessage() {
    return good -> {
      Map<String, Delivery> latest = new ConcurrentHashMap<>();
      return Wrong.settling(
              settlement ->
                  settlement instanceof Settlement.Done
                      ? new Settlement.Done(latest.get(idOf(settlement)))
                      : settlement)
          .apply(
              Wrong.receivingEach(
                      deliveries -> {
                        deliveries.forEach(d -> latest.put(d.messageId(), d));
                        return deliveries;
                      })
                  .apply(good));
    };
  }

  private static String idOf(Settlement settlement) {
    return settlement.delivery().messageId();
  }

  private static UnaryOperator<Transport> changing(UnaryOperator<Delivery> change) {
    return Wrong.receiving(good -> new WrongDeliveries(good, change));
  }

  /** A message like the one that was delivered. */
  static OutgoingMessage copy(Delivery delivery) {
    return new OutgoingMessage(
        UUID.randomUUID().toString(), delivery.key(), delivery.body(), delivery.attributes());
  }

  @Override
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
    return good.receive(request)
        .thenApply(
            result ->
                result instanceof ReceiveResult.Received received
                    ? new ReceiveResult.Received(
                        received.deliveries().stream().map(change).toList())
                    : result);
  }

  @Override
  public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    return good.settle(batch.stream().map(WrongDeliveries::ofGood).toList());
  }

  private static Settlement ofGood(Settlement settlement) {
    Delivery good = ((Changed) settlement.delivery()).good;
    return settlement instanceof Settlement.Release release
        ? new Settlement.Release(good, release.delay())
        : new Settlement.Done(good);
  }

  @Override
  public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    return good.extend(batch.stream().map(delivery -> ((Changed) delivery).good).toList(), lease);
  }
}
