package io.sealane.snssqs.deadletter;

import io.sealane.transport.deadletter.RedriveSteps;
import io.sealane.transport.deadletter.Selection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Moves chosen letters back. They are out of sight until it is their turn. */
final class MovingSome implements RedriveSteps {

  private static final int LONGEST_SECONDS = 12 * 3600 - Sweep.HOLD_SECONDS;

  private final LetterBox box;
  private final Returns returns;
  private final Turns turns;
  private final Selection selection;
  private final double perSecond;
  private @Nullable Deque<List<HeldLetter>> left;

  MovingSome(LetterBox box, Returns returns, Turns turns, Selection selection, double perSecond) {
    this.box = box;
    this.returns = returns;
    this.turns = turns;
    this.selection = selection;
    this.perSecond = perSecond;
  }

  @Override
  public CompletionStage<Step> step() {
    Deque<List<HeldLetter>> chosen = left;
    return chosen == null
        ? turns.take(() -> Sweep.through(box, selection).thenCompose(this::choose))
        : move(chosen);
  }

  @Override
  public CompletionStage<Void> end() {
    List<HeldLetter> unmoved = new ArrayList<>();
    if (left != null) {
      left.forEach(unmoved::addAll);
    }
    return box.hide(unmoved, 0);
  }

  private CompletionStage<Step> choose(Sweep sweep) {
    Deque<List<HeldLetter>> chosen = new ArrayDeque<>(sweep.selected());
    left = chosen;
    List<HeldLetter> held = new ArrayList<>();
    chosen.forEach(held::addAll);
    List<HeldLetter> others = new ArrayList<>(sweep.held());
    others.removeAll(held);
    double seconds = Sweep.HOLD_SECONDS + chosen.size() / perSecond;
    return box.hide(others, 0)
        .thenCompose(shown -> box.hide(held, (int) Math.min(seconds, LONGEST_SECONDS)))
        .thenCompose(hidden -> move(chosen));
  }

  private CompletionStage<Step> move(Deque<List<HeldLetter>> chosen) {
    List<HeldLetter> letters = new ArrayList<>();
    List<HeldLetter> copies = new ArrayList<>();
    List<List<HeldLetter>> taken = new ArrayList<>();
    while (!chosen.isEmpty() && letters.size() < LetterBox.pageOf(perSecond)) {
      List<HeldLetter> one = chosen.remove();
      taken.add(one);
      letters.add(one.get(one.size() - 1));
      copies.addAll(one);
    }
    if (letters.isEmpty()) {
      return CompletableFuture.completedStage(new Step(0, true));
    }
    return returns
        .move(letters, copies)
        .thenApply(count -> new Step(count, chosen.isEmpty()))
        .whenComplete(
            (step, thrown) -> {
              if (thrown != null) {
                chosen.addAll(taken);
              }
            });
  }
}
