package io.sealane.snssqs.deadletter;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.message.GroupIds;
import io.sealane.snssqs.message.Written;
import io.sealane.snssqs.send.Mailing;
import io.sealane.snssqs.send.Parcel;
import io.sealane.snssqs.send.QueueMailing;
import io.sealane.snssqs.send.ServiceLimits;
import io.sealane.time.Scheduler;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.PacedRedrive;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.RedriveSteps;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The dead letters of one subscription in an SQS queue of their own, which is also where the
 * broker's redrive policy puts what was received too often. One instance per queue, so that those
 * who look at it take turns.
 */
public final class SqsDeadLetters implements DeadLetterQueue {

  private final QueueSpec queue;
  private final AwsCalls calls;
  private final Supplier<CompletionStage<String>> source;
  private final Supplier<CompletionStage<String>> letters;
  private final Scheduler scheduler;
  private final LetterBox box;
  private final Mailing mailing;
  private final Turns turns = new Turns();

  /**
   * The letters of a subscription.
   *
   * @param source the URL of its queue
   * @param letters the URL of the queue of its dead letters
   */
  public SqsDeadLetters(
      QueueSpec queue,
      AwsCalls calls,
      Supplier<CompletionStage<String>> source,
      Supplier<CompletionStage<String>> letters,
      Scheduler scheduler) {
    this.queue = queue;
    this.calls = calls;
    this.source = source;
    this.letters = letters;
    this.scheduler = scheduler;
    this.box = new LetterBox(queue.name(), calls, letters);
    this.mailing = new QueueMailing(calls, letters);
  }

  @Override
  public CompletionStage<SendResult> add(DeadLetter letter) {
    Written written = Letters.write(letter, ServiceLimits.QUEUE_BYTES);
    if (written == null) {
      return CompletableFuture.completedStage(
          new SendResult.Rejected(
              Failure.of(Kind.INVALID, letter + " is too large for a queue of dead letters")));
    }
    // By the message and not by the event, which may die again within the time of deduplication.
    String self = GroupIds.fit(letter.messageId());
    Parcel parcel =
        queue.ordered() ? new Parcel(written, self, self) : new Parcel(written, null, null);
    return mailing.send(List.of(parcel)).thenApply(results -> results.get(0));
  }

  @Override
  public CompletionStage<List<DeadLetter>> list(Selection selection) {
    return turns.take(
        () ->
            Sweep.through(box, selection)
                .thenCompose(
                    sweep ->
                        box.hide(sweep.held(), 0)
                            .thenApply(
                                shown ->
                                    sweep.selected().stream()
                                        .map(copies -> copies.get(copies.size() - 1).letter())
                                        .toList())));
  }

  @Override
  public Redrive redrive(Selection selection, double perSecond) {
    Returns returns = new Returns(queue, new QueueMailing(calls, source), box);
    boolean all = selection.equals(Selection.all());
    RedriveSteps moving =
        all
            ? new MovingAll(box, returns, turns, perSecond)
            : new MovingSome(box, returns, turns, selection, perSecond);
    PacedRedrive oneByOne = new PacedRedrive(moving, perSecond, scheduler);
    if (all && !queue.ordered() && MoveTask.isFor(perSecond)) {
      MoveTask task = new MoveTask(calls, source, letters, perSecond, scheduler, oneByOne);
      task.start();
      return task;
    }
    oneByOne.start();
    return oneByOne;
  }

  @Override
  public CompletionStage<Integer> discard(Selection selection) {
    return turns.take(
        () ->
            selection.equals(Selection.all())
                ? discardAll(new HashSet<>())
                : Sweep.through(box, selection).thenCompose(this::discard));
  }

  private CompletionStage<Integer> discard(Sweep sweep) {
    List<HeldLetter> copies = new ArrayList<>();
    sweep.selected().forEach(copies::addAll);
    List<HeldLetter> others = new ArrayList<>(sweep.held());
    others.removeAll(copies);
    return box.remove(copies)
        .thenCompose(removal -> box.hide(others, 0).thenApply(shown -> removal.gone()))
        .thenApply(gone -> (int) gone.stream().map(HeldLetter::id).distinct().count());
  }

  /** Page by page: however many there are, no more than ten are held. */
  private CompletionStage<Integer> discardAll(Set<String> ids) {
    return box.take(LetterBox.PAGE, Sweep.HOLD_SECONDS)
        .thenCompose(box::remove)
        .thenCompose(
            removal -> {
              removal.gone().forEach(one -> ids.add(one.id()));
              return removal.gone().isEmpty()
                  ? CompletableFuture.completedStage(ids.size())
                  : discardAll(ids);
            });
  }
}
