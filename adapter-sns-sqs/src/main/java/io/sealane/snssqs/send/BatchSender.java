package io.sealane.snssqs.send;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.transport.Topic;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches to one topic. What a service would refuse is refused before the call, so that it
 * costs neither the call nor its neighbours.
 */
final class BatchSender implements Sender {

  private final Topic topic;
  private final Mailing mailing;
  private final SendLimits limits;
  private final boolean fair;
  private volatile boolean closed;

  BatchSender(Topic topic, Mailing mailing, SendLimits limits, boolean fair) {
    this.topic = topic;
    this.mailing = mailing;
    this.limits = limits;
    this.fair = fair;
  }

  @Override
  public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
    if (closed) {
      return refuseAll(batch, "the sender to topic '" + topic.name() + "' is closed");
    }
    if (batch.size() > limits.maxBatchCount()) {
      return refuseAll(
          batch,
          "a batch of " + batch.size() + " messages; the limit is " + limits.maxBatchCount());
    }
    Calls calls = new Calls(batch.size());
    for (int place = 0; place < batch.size(); place++) {
      add(batch.get(place), place, calls);
    }
    return calls.send();
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Names the topic. */
  @Override
  public String toString() {
    return "the sender to topic '" + topic.name() + "'";
  }

  private void add(OutgoingMessage message, int place, Calls calls) {
    if (message.attributes().size() > limits.maxAttributes()) {
      calls.refuse(
          place,
          message,
          "has "
              + message.attributes().size()
              + " attributes; the limit is "
              + limits.maxAttributes());
      return;
    }
    Parcel parcel = Parcel.of(message, topic.ordered(), fair);
    if (parcel == null) {
      calls.refuse(place, message, "is no text of characters that SNS and SQS take");
      return;
    }
    int bytes = parcel.written().bytes();
    if (bytes > limits.maxMessageBytes()) {
      calls.refuse(
          place,
          message,
          "has " + bytes + " bytes, attributes included; the limit is " + limits.maxMessageBytes());
      return;
    }
    calls.add(place, parcel, bytes);
  }

  private static CompletionStage<List<SendResult>> refuseAll(
      List<OutgoingMessage> batch, String reason) {
    return CompletableFuture.completedStage(
        Collections.nCopies(
            batch.size(), new SendResult.Rejected(Failure.of(Kind.INVALID, reason))));
  }

  /**
   * The calls that a batch becomes: one, unless what the adapter adds to each message makes it too
   * large for one.
   */
  private final class Calls {

    private final List<@Nullable SendResult> results;
    private final List<List<Parcel>> parcels = new ArrayList<>();
    private final List<List<Integer>> places = new ArrayList<>();
    private long bytes;

    Calls(int messages) {
      this.results = new ArrayList<>(Collections.nCopies(messages, null));
    }

    void refuse(int place, OutgoingMessage message, String why) {
      Failure failure = Failure.of(Kind.INVALID, "message '" + message.id() + "' " + why);
      results.set(place, new SendResult.Rejected(failure));
    }

    void add(int place, Parcel parcel, int size) {
      if (parcels.isEmpty() || bytes + size > limits.maxBatchBytes()) {
        parcels.add(new ArrayList<>());
        places.add(new ArrayList<>());
        bytes = 0;
      }
      parcels.get(parcels.size() - 1).add(parcel);
      places.get(places.size() - 1).add(place);
      bytes += size;
    }

    CompletionStage<List<SendResult>> send() {
      CompletionStage<?> all = CompletableFuture.completedStage(null);
      for (int call = 0; call < parcels.size(); call++) {
        List<Integer> at = places.get(call);
        all = all.thenCombine(mailing.send(parcels.get(call)), (done, some) -> put(at, some));
      }
      return all.thenApply(done -> results.stream().map(SendResult.class::cast).toList());
    }

    private List<SendResult> put(List<Integer> at, List<SendResult> some) {
      synchronized (results) {
        for (int i = 0; i < at.size(); i++) {
          results.set(at.get(i), some.get(i));
        }
      }
      return some;
    }
  }
}
