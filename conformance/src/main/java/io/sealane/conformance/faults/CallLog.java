package io.sealane.conformance.faults;

import io.sealane.conformance.faults.Call.Kind;
import io.sealane.transport.send.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Every call that the pipeline made, in order. Safe for use by many threads. */
public final class CallLog {

  private final InstantSource clock;
  private final List<Call> calls = new ArrayList<>();
  private final List<List<OutgoingMessage>> batches = new ArrayList<>();

  CallLog(InstantSource clock) {
    this.clock = clock;
  }

  /** The calls of a kind so far. */
  public synchronized List<Call> of(Kind kind) {
    return calls.stream().filter(call -> call.kind() == kind).toList();
  }

  /** The batches that were sent so far. */
  public synchronized List<List<OutgoingMessage>> batches() {
    return List.copyOf(batches);
  }

  /** Forgets everything so far. */
  public synchronized void clear() {
    calls.clear();
    batches.clear();
  }

  synchronized void add(Kind kind, String target, int entries) {
    calls.add(new Call(kind, target, entries, 0, clock.instant()));
  }

  synchronized void addSend(String topic, List<OutgoingMessage> batch) {
    int bytes = batch.stream().mapToInt(CallLog::bytesOf).sum();
    calls.add(new Call(Kind.SEND, topic, batch.size(), bytes, clock.instant()));
    batches.add(List.copyOf(batch));
  }

  /** What a message measures as brokers count: its body and its attributes' names and values. */
  public static int bytesOf(OutgoingMessage message) {
    int attributes =
        message.attributes().entrySet().stream()
            .mapToInt(entry -> utf8(entry.getKey()) + utf8(entry.getValue()))
            .sum();
    return message.body().length + attributes;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
