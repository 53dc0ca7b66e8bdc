package io.sealane.simulation.broker;

import io.sealane.error.Failure;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import io.sealane.simulation.wire.Request;
import io.sealane.simulation.wire.Wire;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The dead letters of a queue as a process sees them. Only adding has faults. */
final class SimDeadLetterQueue implements DeadLetterQueue {

  private final Wire wire;
  private final SimProcess client;
  private final SimQueue queue;

  SimDeadLetterQueue(Wire wire, SimProcess client, SimQueue queue) {
    this.wire = wire;
    this.client = client;
    this.queue = queue;
  }

  @Override
  public CompletionStage<SendResult> add(DeadLetter letter) {
    return wire.call(
        client,
        Call.DEAD_LETTER,
        new Request<>() {
          @Override
          public void arrive(Consumer<SendResult> reply) {
            queue.letters().add(letter);
            reply.accept(new SendResult.Accepted("dead-" + letter.id()));
          }

          @Override
          public SendResult refused(Failure failure) {
            return new SendResult.Rejected(failure);
          }

          @Override
          public SendResult lost(Failure failure) {
            return new SendResult.Unknown(failure);
          }
        });
  }

  @Override
  public CompletionStage<List<DeadLetter>> list(Selection selection) {
    return CompletableFuture.completedFuture(queue.letters().list(selection));
  }

  @Override
  public Redrive redrive(Selection selection, double perSecond) {
    List<DeadLetter> letters = queue.letters().list(selection);
    letters.forEach(queue.letters()::giveBack);
    queue.letters().remove(letters);
    return new Moved(letters.size());
  }

  private record Moved(int moved) implements Redrive {
    @Override
    public void cancel() {
      // is over already
    }

    @Override
    public CompletionStage<Integer> completion() {
      return CompletableFuture.completedFuture(moved);
    }
  }

  @Override
  public CompletionStage<Integer> discard(Selection selection) {
    List<DeadLetter> letters = queue.letters().list(selection);
    queue.letters().remove(letters);
    return CompletableFuture.completedFuture(letters.size());
  }
}
