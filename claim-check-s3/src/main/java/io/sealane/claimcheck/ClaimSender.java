package io.sealane.claimcheck;

import io.sealane.claimcheck.claim.Claims;
import io.sealane.claimcheck.claim.Parallel;
import io.sealane.claimcheck.claim.Ready;
import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.transport.send.BatchPacker;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Puts what is large into the store first, and then sends what is left in batches that keep the
 * broker's own limits. A message whose body could not be kept is rejected: its broker has not seen
 * it.
 */
final class ClaimSender implements Sender {

  private final Sender sender;
  private final SendLimits limits;
  private final boolean ordered;
  private final Claims claims;
  private final int parallel;

  /** Guards the two below. */
  private final Object lock = new Object();

  private int underWay;
  private boolean closing;

  /**
   * Before the given sender.
   *
   * @param limits the broker's own
   * @param ordered whether batches have to go one after the other
   */
  ClaimSender(Sender sender, SendLimits limits, boolean ordered, Claims claims, int parallel) {
    this.sender = sender;
    this.limits = limits;
    this.ordered = ordered;
    this.claims = claims;
    this.parallel = parallel;
  }

  @Override
  public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
    synchronized (lock) {
      underWay++;
    }
    return Parallel.map(batch, parallel, message -> claims.check(message, limits))
        .thenCompose(this::sendReady)
        .whenComplete((results, thrown) -> landed());
  }

  private CompletionStage<List<SendResult>> sendReady(List<Ready> batch) {
    List<OutgoingMessage> messages = new ArrayList<>(batch.size());
    for (Ready ready : batch) {
      if (ready.failure() == null) {
        messages.add(ready.message());
      }
    }
    List<List<OutgoingMessage>> calls = BatchPacker.pack(messages, limits, ordered);
    return Parallel.map(calls, ordered ? 1 : parallel, this::call)
        .thenApply(answers -> results(batch, answers));
  }

  private CompletionStage<Map<OutgoingMessage, SendResult>> call(List<OutgoingMessage> messages) {
    return sender
        .send(messages)
        .thenApply(
            results -> {
              // Without one answer for each, nobody knows which is whose: that is found out below.
              Map<OutgoingMessage, SendResult> answers = new HashMap<>();
              for (int i = 0; results.size() == messages.size() && i < messages.size(); i++) {
                answers.put(messages.get(i), results.get(i));
              }
              return answers;
            });
  }

  private static List<SendResult> results(
      List<Ready> batch, List<Map<OutgoingMessage, SendResult>> answers) {
    Map<OutgoingMessage, SendResult> all = new HashMap<>();
    answers.forEach(all::putAll);
    SendResult none =
        new SendResult.Unknown(Failure.of(Kind.TRANSIENT, "the transport gave no result"));
    List<SendResult> results = new ArrayList<>(batch.size());
    for (Ready ready : batch) {
      Failure failure = ready.failure();
      results.add(
          failure == null
              ? all.getOrDefault(ready.message(), none)
              : new SendResult.Rejected(failure));
    }
    return results;
  }

  /** The broker's sender is closed when nothing needs it any more. */
  @Override
  public void close() {
    boolean idle;
    synchronized (lock) {
      closing = true;
      idle = underWay == 0;
    }
    if (idle) {
      sender.close();
    }
  }

  private void landed() {
    boolean last;
    synchronized (lock) {
      underWay--;
      last = closing && underWay == 0;
    }
    if (last) {
      sender.close();
    }
  }

  /** Names the broker's sender. */
  @Override
  public String toString() {
    return sender + " with a claim check";
  }
}
