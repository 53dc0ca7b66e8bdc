package io.sealane.jdbc.relay;

import io.sealane.error.Failure;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.SendResult.Accepted;
import io.sealane.transport.send.SendResult.Rejected;
import io.sealane.transport.send.Sender;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets nothing overtake what failed: once a message of a key was not accepted, those behind it are
 * refused without a call, until the next round. And lets nothing through when the right to send is
 * over.
 */
final class LaneSender implements Sender {

  private static final SendResult BEHIND =
      new Rejected(Failure.of(Failure.Kind.TRANSIENT, "an earlier message of its key is not sent"));
  private static final SendResult OVER =
      new Rejected(Failure.of(Failure.Kind.TRANSIENT, "another relay may be at work"));

  private final Sender sender;
  private final boolean ordered;
  private final BooleanSupplier allowed;
  private Round round = new Round();

  /** The keys of a round that are closed; those under way are until their answer comes. */
  private static final class Round {
    final Set<String> closed = new HashSet<>();
  }

  LaneSender(Sender sender, boolean ordered, BooleanSupplier allowed) {
    this.sender = sender;
    this.ordered = ordered;
    this.allowed = allowed;
  }

  /** Whether the message was refused only because of one before it, or of who sends. */
  static boolean isOurs(SendResult result) {
    return result.equals(BEHIND) || result.equals(OVER);
  }

  /** From now on every key is open. */
  synchronized void begin() {
    round = new Round();
  }

  @Override
  public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
    if (!allowed.getAsBoolean()) {
      return CompletableFuture.completedFuture(Collections.nCopies(batch.size(), OVER));
    }
    if (!ordered) {
      return sender.send(batch);
    }
    Round now;
    List<OutgoingMessage> open = new ArrayList<>();
    synchronized (this) {
      now = round;
      batch.stream().filter(message -> isOpen(message, now)).forEach(open::add);
      open.forEach(message -> close(message, now));
    }
    return open.isEmpty()
        ? CompletableFuture.completedFuture(Collections.nCopies(batch.size(), BEHIND))
        : sender.send(open).thenApply(results -> answered(batch, open, results, now));
  }

  private static boolean isOpen(OutgoingMessage message, Round round) {
    return message.key() == null || !round.closed.contains(message.key());
  }

  /** A batcher that gives up waiting sends the next of the key: to us it is still under way. */
  private static void close(OutgoingMessage message, Round round) {
    if (message.key() != null) {
      round.closed.add(message.key());
    }
  }

  private synchronized List<SendResult> answered(
      List<OutgoingMessage> batch,
      List<OutgoingMessage> sent,
      @Nullable List<SendResult> results,
      Round round) {
    if (results == null || results.size() != sent.size()) {
      return List.of();
    }
    Set<String> failed = new HashSet<>();
    List<SendResult> all = new ArrayList<>(batch.size());
    int next = 0;
    for (OutgoingMessage message : batch) {
      boolean wasSent = next < sent.size() && sent.get(next) == message;
      SendResult result = wasSent ? results.get(next++) : BEHIND;
      all.add(result);
      if (!(result instanceof Accepted) && message.key() != null) {
        failed.add(message.key());
      }
    }
    sent.stream()
        .map(OutgoingMessage::key)
        .filter(key -> key != null && !failed.contains(key))
        .forEach(round.closed::remove);
    return all;
  }

  @Override
  public void close() {
    sender.close();
  }
}
