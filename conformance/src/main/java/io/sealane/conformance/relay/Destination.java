package io.sealane.conformance.relay;

import io.sealane.conformance.rig.Messages;
import io.sealane.error.Failure;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * A broker that can only be sent to: it remembers what it accepted, in order, and refuses or leaves
 * without an answer what a case says. Batches of ten, one a key.
 */
public final class Destination implements Transport {

  private final List<Accepted> accepted = new ArrayList<>();
  private Predicate<OutgoingMessage> refused = message -> false;
  private Failure why = Failure.of(Failure.Kind.TRANSIENT, "provoked: refused");
  private Predicate<OutgoingMessage> silent = message -> false;
  private final List<Runnable> unanswered = new ArrayList<>();
  private int calls;

  private record Accepted(String topic, OutgoingMessage message) {}

  Destination() {}

  /** Refuses such messages from now on. */
  public synchronized void refuse(Failure.Kind kind, Predicate<OutgoingMessage> which) {
    why = Failure.of(kind, "provoked: refused");
    refused = which;
  }

  /** Accepts such messages from now on, and does not say so, unless it is let to. */
  public synchronized void fallSilentAbout(Predicate<OutgoingMessage> which) {
    silent = which;
  }

  /** Accepts everything and says so. */
  public synchronized void heal() {
    refused = message -> false;
    silent = message -> false;
  }

  /** Says what it did not say so far. */
  public void answerAfterAll() {
    List<Runnable> answers;
    synchronized (this) {
      answers = List.copyOf(unanswered);
      unanswered.clear();
    }
    answers.forEach(Runnable::run);
  }

  /** What the topic has, in the order of coming; what came twice is there twice. */
  public synchronized List<OutgoingMessage> accepted(Topic topic) {
    return accepted.stream()
        .filter(one -> one.topic.equals(topic.name()))
        .map(Accepted::message)
        .toList();
  }

  /** The same as texts. */
  public List<String> texts(Topic topic) {
    return accepted(topic).stream().map(Messages::textOf).toList();
  }

  /** How often it was called. */
  public synchronized int calls() {
    return calls;
  }

  private synchronized CompletionStage<List<SendResult>> take(
      Topic topic, List<OutgoingMessage> batch) {
    calls++;
    List<SendResult> results = new ArrayList<>();
    boolean answers = true;
    for (OutgoingMessage message : batch) {
      if (refused.test(message)) {
        results.add(new SendResult.Rejected(why));
      } else {
        accepted.add(new Accepted(topic.name(), message));
        results.add(new SendResult.Accepted("b-" + accepted.size()));
        answers &= !silent.test(message);
      }
    }
    if (answers) {
      return CompletableFuture.completedFuture(results);
    }
    CompletableFuture<List<SendResult>> answer = new CompletableFuture<>();
    unanswered.add(() -> answer.complete(results));
    return answer;
  }

  @Override
  public Sender sender(Topic topic) {
    return new Sender() {
      @Override
      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
        return take(topic, batch);
      }

      @Override
      public void close() {
        // It holds nothing.
      }
    };
  }

  @Override
  public Capabilities capabilities() {
    SendLimits limits = new SendLimits(10, 1 << 20, 1 << 20, 10, 4_096, true);
    Duration none = Duration.ofSeconds(1);
    return new Capabilities(Set.of(), limits, 1, 1, none, none, none);
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    return CompletableFuture.completedFuture(new Preparation(List.of(), null));
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    throw new UnsupportedOperationException("nobody receives here");
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    throw new UnsupportedOperationException("nobody receives here");
  }
}
