package io.sealane.conformance.faults;

import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A sender whose entries fail as provoked, each by itself. */
record FaultySender(Sender sender, String topic, Armed armed, CallLog calls) implements Sender {

  @Override
  public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
    calls.addSend(topic, batch);
    List<@Nullable SendResult> refused = new ArrayList<>();
    List<OutgoingMessage> rest = new ArrayList<>();
    for (OutgoingMessage message : batch) {
      SendResult refusal = refusal();
      refused.add(refusal);
      if (refusal == null) {
        rest.add(message);
      }
    }
    CompletionStage<List<SendResult>> answer =
        rest.isEmpty()
            ? CompletableFuture.completedFuture(List.of())
            : sendAll(rest).thenApply(results -> results.stream().map(this::answer).toList());
    return answer.thenApply(results -> merged(refused, results));
  }

  private CompletionStage<List<SendResult>> sendAll(List<OutgoingMessage> batch) {
    List<OutgoingMessage> again =
        batch.stream().filter(message -> armed.happens(Fault.SENT_TWICE)).toList();
    CompletionStage<List<SendResult>> answer = sender.send(batch);
    if (!again.isEmpty()) {
      answer = answer.thenCombine(sender.send(again), (results, ignored) -> results);
    }
    return armed.happens(Fault.SEND_ANSWER_HELD) ? armed.held(answer) : answer;
  }

  private @Nullable SendResult refusal() {
    if (armed.happens(Fault.SEND_REJECTED)) {
      return new SendResult.Rejected(Failures.TRANSIENT);
    }
    if (armed.happens(Fault.SEND_THROTTLED)) {
      return new SendResult.Rejected(Failures.THROTTLED);
    }
    if (armed.happens(Fault.SEND_INVALID)) {
      return new SendResult.Rejected(Failures.INVALID);
    }
    if (armed.happens(Fault.SEND_MISSING)) {
      return new SendResult.Rejected(Failures.MISSING);
    }
    return armed.happens(Fault.SEND_DENIED) ? new SendResult.Rejected(Failures.DENIED) : null;
  }

  private SendResult answer(SendResult result) {
    return result instanceof SendResult.Accepted && armed.happens(Fault.SEND_ANSWER_LOST)
        ? new SendResult.Unknown(Failures.TRANSIENT)
        : result;
  }

  private static List<SendResult> merged(
      List<@Nullable SendResult> refused, List<SendResult> results) {
    List<SendResult> merged = new ArrayList<>();
    int next = 0;
    for (SendResult refusal : refused) {
      merged.add(refusal != null ? refusal : results.get(next++));
    }
    return merged;
  }

  @Override
  public void close() {
    sender.close();
  }
}
