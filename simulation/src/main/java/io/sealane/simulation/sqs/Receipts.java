package io.sealane.simulation.sqs;

import io.sealane.simulation.broker.SimDelivery;
import io.sealane.simulation.time.SimProcess;
import io.sealane.transport.receive.Delivery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a process was ever given, by the receipt handles. */
final class Receipts {

  private final SimProcess client;
  private final Map<String, SimDelivery> given = new HashMap<>();
  private final Map<String, Long> givenAt = new HashMap<>();
  private final Map<String, Long> cameAt = new HashMap<>();
  private final Map<String, Long> answeredAt = new HashMap<>();
  private final Set<SimDelivery> inVain = new HashSet<>();
  private int unseen;

  Receipts(SimProcess client) {
    this.client = client;
  }

  /** The queue gives it to the process, where it is not yet. */
  void given(SimDelivery delivery) {
    given.put(delivery.handle(), delivery);
    givenAt.put(delivery.handle(), client.nanoTime());
  }

  /** The reply with these has come to the process. */
  void came(List<Message> messages) {
    messages.forEach(message -> cameAt.put(message.receiptHandle(), client.nanoTime()));
    unseen += messages.size();
  }

  /** The answer to the deletion with that handle has come to the process. */
  void answered(String handle) {
    answeredAt.put(handle, client.nanoTime());
  }

  /** How many have come since that was last asked. */
  int takeUnseen() {
    int count = unseen;
    unseen = 0;
    return count;
  }

  /** The delivery with that handle. */
  SimDelivery of(String handle) {
    SimDelivery delivery = given.get(handle);
    if (delivery == null) {
      throw new IllegalStateException(client + " was never given " + handle);
    }
    return delivery;
  }

  /** The delivery with that handle, which is to be deleted; of a stale one nothing will be. */
  SimDelivery deleting(String handle) {
    SimDelivery delivery = of(handle);
    if (delivery.isStale()) {
      inVain.add(delivery);
    }
    return delivery;
  }

  /**
   * Whether the process has to know that it was deleted in vain: when the answer came, the lease
   * that it was promised was over even if counted from when it learned of it. Two copies that look
   * alike say nothing.
   */
  boolean isKnownToBeInVain(Delivery delivery) {
    return inVain.stream()
        .filter(one -> isOf(one, delivery))
        .filter(one -> answer(one.handle()) > one.promised() + lag(one.handle()))
        .anyMatch(one -> given.values().stream().filter(other -> isOf(other, one)).count() == 1);
  }

  private static boolean isOf(SimDelivery one, Delivery delivery) {
    return one.messageId().equals(delivery.messageId())
        && one.receiveCount() == delivery.receiveCount();
  }

  private long answer(String handle) {
    return answeredAt.getOrDefault(handle, 0L);
  }

  private long lag(String handle) {
    return cameAt.getOrDefault(handle, 0L) - givenAt.getOrDefault(handle, 0L);
  }
}
