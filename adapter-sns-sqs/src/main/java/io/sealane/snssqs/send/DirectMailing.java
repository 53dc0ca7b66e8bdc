package io.sealane.snssqs.send;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.snssqs.call.Addresses;
import io.sealane.snssqs.call.AwsCalls;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.send.SendResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Sends into each queue of a topic, without SNS. An entry is accepted when every queue has it; one
 * that only some have is sent again to all, under the same id.
 */
final class DirectMailing implements Mailing {

  private final String topic;
  private final AwsCalls calls;
  private final Addresses addresses;
  private final Supplier<List<QueueSpec>> queues;

  DirectMailing(
      String topic, AwsCalls calls, Addresses addresses, Supplier<List<QueueSpec>> queues) {
    this.topic = topic;
    this.calls = calls;
    this.addresses = addresses;
    this.queues = queues;
  }

  @Override
  public CompletionStage<List<SendResult>> send(List<Parcel> parcels) {
    List<QueueSpec> to = queues.get();
    if (to.isEmpty()) {
      SendResult nowhere =
          new SendResult.Rejected(
              Failure.of(
                  Kind.MISSING,
                  "no subscription is known that topic '" + topic + "' leads to without SNS"));
      return CompletableFuture.completedStage(Collections.nCopies(parcels.size(), nowhere));
    }
    CompletionStage<List<SendResult>> all = into(to.get(0), parcels);
    for (QueueSpec queue : to.subList(1, to.size())) {
      all = all.thenCombine(into(queue, parcels), DirectMailing::worse);
    }
    return all;
  }

  private CompletionStage<List<SendResult>> into(QueueSpec queue, List<Parcel> parcels) {
    List<Parcel> fit = queue.ordered() ? parcels : parcels.stream().map(Parcel::unordered).toList();
    return new QueueMailing(calls, () -> addresses.queue(queue)).send(fit);
  }

  private static List<SendResult> worse(List<SendResult> one, List<SendResult> other) {
    List<SendResult> results = new ArrayList<>(one.size());
    for (int i = 0; i < one.size(); i++) {
      results.add(one.get(i) instanceof SendResult.Accepted ? other.get(i) : one.get(i));
    }
    return results;
  }
}
