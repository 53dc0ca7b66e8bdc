package io.sealane.transport.send;

import io.sealane.error.Failure;
import io.sealane.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between those who publish and one {@link Sender}: gathers messages into batches and sends
 * again what was not accepted. Safe for use by many threads; never blocks and has no thread of its
 * own. Messages are sent, and results given, by the threads that bring messages or answers and by
 * the scheduler's.
 *
 * <p><b>When a batch leaves.</b> At once if nothing is under way. Otherwise messages gather until
 * there are enough for a full batch, by count or by bytes, or until nothing is under way any more,
 * or until the first of them is {@link BatchSettings#linger} old, whichever comes first; and at
 * most {@link BatchSettings#maxInFlight} batches are under way at once.
 *
 * <p><b>Results.</b> Each message gets one. What was accepted is never sent again. What may go
 * through later, or is of unknown fate, is sent again by itself with the same id, after a back-off
 * or what the broker asked for, if that is longer; when the attempts are used up, the last result
 * stands, but once the fate of one attempt is unknown only acceptance makes it known. A message
 * that breaks a limit, or finds the buffer full and does not wait, is rejected without a call. A
 * sender that throws, answers too much, too little or never is treated as one whose answer was
 * lost.
 *
 * <p><b>Order.</b> On an ordered topic messages of one key are in at most one batch under way, and
 * one that is to be sent again holds those behind it. One that fails for good does not: those
 * behind it go on, in order; whoever cannot have that publishes them one after the other.
 *
 * <p><b>Giving up.</b> The future of a message is its caller's own: to cancel it is to take the
 * message back if it has not left yet, and concerns no other.
 */
public final class Batcher {

  private static final Logger LOG = LoggerFactory.getLogger(Batcher.class);

  private final Sender sender;
  private final SendLimits limits;
  private final BatchSettings settings;
  private final Scheduler scheduler;
  private final SendBuffer buffer;

  /** How many threads are giving results; what is closed has given all. */
  private final AtomicInteger telling = new AtomicInteger();

  private final AtomicBoolean finishing = new AtomicBoolean();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private Batcher(
      Sender sender,
      SendLimits limits,
      BatchSettings settings,
      Scheduler scheduler,
      RandomGenerator random) {
    this.sender = sender;
    this.limits = limits;
    this.settings = settings;
    this.scheduler = scheduler;
    this.buffer = new SendBuffer(limits, settings, scheduler, random, this::pump);
  }

  /**
   * A batcher in front of a sender, which it owns from now on and closes when it is closed itself.
   *
   * @param random where jitter comes from; called by one thread at a time
   */
  public static Batcher of(
      Sender sender,
      SendLimits limits,
      BatchSettings settings,
      Scheduler scheduler,
      RandomGenerator random) {
    return new Batcher(sender, limits, settings, scheduler, random);
  }

  /** Sends a message; the future never completes exceptionally unless its caller makes it so. */
  public CompletableFuture<SendResult> send(OutgoingMessage message) {
    return sendAll(List.of(message)).get(0);
  }

  /**
   * Sends messages that are there together, so that they fill batches whatever else is going on.
   * Those that the buffer has no room for are rejected.
   *
   * @return a future per message, in their order
   */
  public List<CompletableFuture<SendResult>> sendAll(List<OutgoingMessage> messages) {
    return sendAll(messages, false);
  }

  /**
   * The same for callers that wait: messages that the buffer has no room for wait outside, in their
   * order, until it has. Nothing bounds what waits there but the number of those who call; they see
   * to it that they do not wait for ever, and {@link #close} ends it.
   *
   * @return a future per message, in their order
   */
  public List<CompletableFuture<SendResult>> sendAllAsRoomAllows(List<OutgoingMessage> messages) {
    return sendAll(messages, true);
  }

  private List<CompletableFuture<SendResult>> sendAll(
      List<OutgoingMessage> messages, boolean patient) {
    List<CompletableFuture<SendResult>> results = new ArrayList<>(messages.size());
    int[] sizes = messages.stream().mapToInt(MessageSize::of).toArray();
    synchronized (buffer) {
      for (int i = 0; i < sizes.length; i++) {
        Failure breach = breach(messages.get(i), sizes[i]);
        results.add(
            breach == null
                ? buffer.add(messages.get(i), sizes[i], patient)
                : CompletableFuture.completedFuture(new SendResult.Rejected(breach)));
      }
    }
    pump();
    return results;
  }

  /**
   * Takes no more messages, sends what is waiting without any linger, and closes the sender when
   * all is answered. What has no result by the deadline is given one: rejected if it never left or
   * was refused last, else unknown. May be called again, also with another deadline; the first that
   * is over counts.
   *
   * @param deadline how long from now; zero or less for no patience at all
   * @return a future that completes, never exceptionally, when every message has its result
   */
  public CompletableFuture<Void> close(Duration deadline) {
    buffer.close();
    pump();
    if (!closed.isDone()) {
      Scheduler.Timer timer = scheduler.schedule(this::abandon, deadline);
      CompletionStage<Void> end = closed;
      end.whenComplete((nothing, never) -> timer.cancel());
    }
    return closed.copy();
  }

  /** Why the message can never be sent, whatever the broker says; null if it can. */
  public @Nullable Failure breach(OutgoingMessage message) {
    return breach(message, MessageSize.of(message));
  }

  private @Nullable Failure breach(OutgoingMessage message, int size) {
    if (size > limits.publishableBytes()) {
      return invalid(message, size + " bytes", limits.publishableBytes() + " bytes");
    }
    int attributes = message.attributes().size();
    if (attributes > limits.maxAttributes()) {
      return invalid(message, attributes + " attributes", limits.maxAttributes() + " attributes");
    }
    return null;
  }

  private static Failure invalid(OutgoingMessage message, String actual, String limit) {
    return Failure.of(
        Failure.Kind.INVALID,
        "message '" + message.id() + "' has " + actual + "; the limit is " + limit);
  }

  private void pump() {
    for (Flight flight = buffer.next(); flight != null; flight = buffer.next()) {
      launch(flight);
    }
    finishIfDone();
  }

  private void launch(Flight flight) {
    if (flight.hasLanded()) {
      return; // Abandoned on the way here.
    }
    try {
      flight.patience(
          scheduler.schedule(
              () -> lost(flight, "no answer within " + settings.answerWithin()),
              settings.answerWithin()));
      sender
          .send(flight.messages())
          .whenComplete((results, thrown) -> answered(flight, results, thrown));
    } catch (Throwable e) {
      answered(flight, null, e);
    }
    flight.launched();
  }

  private void answered(
      Flight flight, @Nullable List<SendResult> results, @Nullable Throwable thrown) {
    int sent = flight.entries.size();
    if (thrown != null) {
      Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
      String kind = (cause == null ? thrown : cause).getClass().getName();
      LOG.warn("{} threw {}; the fate of {} messages is unknown", sender, kind, sent);
      // Its text is somebody else's and may quote a message.
      LOG.trace("what {} threw", sender, thrown);
      lost(flight, "the sender failed with " + kind);
    } else if (results == null || results.size() != sent) {
      String count = results == null ? "no" : String.valueOf(results.size());
      lost(flight, "the sender gave " + count + " results for " + sent + " messages");
    } else {
      land(flight, results);
    }
  }

  private void lost(Flight flight, String reason) {
    land(flight, Collections.nCopies(flight.entries.size(), Entry.noAnswer(reason)));
  }

  private void land(Flight flight, List<? extends @Nullable SendResult> results) {
    if (!flight.land()) {
      return;
    }
    List<SendResult> answers = new ArrayList<>(results.size());
    for (SendResult result : results) {
      answers.add(result == null ? Entry.noAnswer("the sender gave no result") : result);
    }
    telling.incrementAndGet();
    tell(buffer.landed(flight, answers));
    if (!flight.isAnsweredAtOnce()) {
      pump();
    }
  }

  private void abandon() {
    telling.incrementAndGet();
    tell(buffer.abandon());
    finishIfDone();
  }

  private void tell(List<SendBuffer.Verdict> verdicts) {
    verdicts.forEach(verdict -> verdict.entry().result.complete(verdict.result()));
    telling.decrementAndGet();
  }

  private void finishIfDone() {
    if (buffer.isDone() && telling.get() == 0 && finishing.compareAndSet(false, true)) {
      buffer.cancelLinger();
      try {
        sender.close();
      } catch (Throwable e) {
        LOG.warn("{} could not be closed", sender, e);
      }
      closed.complete(null);
    }
  }
}
