package io.sealane;

import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.time.Scheduler;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/** The dead letters of one subscription in an operator's hands. Calls block. */
public final class DeadLetters {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String subscription;
  private final DeadLetterQueue queue;
  private final Scheduler scheduler;
  private final Observer observer;

  DeadLetters(String subscription, DeadLetterQueue queue, Scheduler scheduler, Observer observer) {
    this.subscription = subscription;
    this.queue = queue;
    this.scheduler = scheduler;
    this.observer = observer;
  }

  /**
   * Looks at letters without taking them, oldest first.
   *
   * @throws IllegalStateException if the broker does not answer within 30 seconds
   */
  public List<DeadLetter> list(Selection selection) {
    return await(queue.list(selection), "list");
  }

  /** Looks at all letters. */
  public List<DeadLetter> list() {
    return list(Selection.all());
  }

  /**
   * Sends letters back to the subscription, as fast as the broker takes them, and waits for it,
   * however many they are.
   *
   * @return how many were sent back
   * @throws IllegalStateException if none goes back for 30 seconds; what is left goes on
   */
  public int redrive(Selection selection) {
    Redrive redrive = redrive(selection, Double.POSITIVE_INFINITY);
    return await(redrive.completion(), "redrive", redrive::moved);
  }

  /**
   * Begins to send letters back to the subscription.
   *
   * @param perSecond the most letters per second, more than 0
   * @return what tells how far it is, and can cancel it
   */
  public Redrive redrive(Selection selection, double perSecond) {
    Redrive redrive = queue.redrive(selection, perSecond);
    redrive
        .completion()
        .whenComplete(
            (count, error) -> {
              if (observer != Observer.noop()) {
                observer.on(
                    new Signal.Redriven(subscription, redrive.moved()), scheduler.instant());
              }
            });
    return redrive;
  }

  /**
   * Removes letters for good.
   *
   * @return how many there were
   * @throws IllegalStateException if the broker does not answer within 30 seconds
   */
  public int discard(Selection selection) {
    return await(queue.discard(selection), "discard");
  }

  private <T> T await(CompletionStage<T> stage, String what) {
    return await(stage, what, () -> 0);
  }

  /** Is patient for as long as the number grows. */
  private <T> T await(CompletionStage<T> stage, String what, IntSupplier progress) {
    String where = what + " of the dead letters of '" + subscription + "'";
    int before = progress.getAsInt();
    while (true) {
      try {
        return scheduler.await(stage, PATIENCE);
      } catch (ExecutionException e) {
        throw new IllegalStateException(where + " failed", e.getCause());
      } catch (TimeoutException e) {
        int now = progress.getAsInt();
        if (now == before) {
          throw new IllegalStateException(where + ": no answer within " + PATIENCE, e);
        }
        before = now;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(where + " was interrupted", e);
      }
    }
  }
}
