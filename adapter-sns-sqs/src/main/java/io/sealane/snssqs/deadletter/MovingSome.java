package io.sealane.snssqs.deadletter;

import io.sealane.transport.deadletter.RedriveSteps;
import io.sealane.transport.deadletter.Selection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Moves chosen letters back. They are out of sight until it is their turn. */
final class MovingSome implements RedriveSteps {

  private static final int LONGEST_SECONDS = 12 * 3600 - Sweep.HOLD_SECONDS;

  private final LetterBox box;
  private final Returns returns;
  private final Turns turns;
  private final double perSecond;
  private final Sweep sweep;
  private final List<HeldLetter> kept = new ArrayList<>();
  private @Nullable Deque<List<HeldLetter>> left;

  MovingSome(LetterBox box, Returns returns, Turns turns, Selection selection, double perSecond) {
    this.box = box;
    this.returns = returns;
    this.turns = turns;
    this.perSecond = perSecond;
    this.sweep = new Sweep(box, selection);
  }

  @Override
  public CompletionStage<Step> step() {
    Deque<List<HeldLetter>> chosen = left;
    return chosen == null ? turns.take(() -> sweep.goOn().thenCompose(this::choose)) : move(chosen);
  }

  @Override
  public boolean mayPass(Throwable thrown) {
    return Returns.mayPass(thrown);
  }

  @Override
  public CompletionStage<Void> end() {
    List<HeldLetter> unmoved = new ArrayList<>(left == null ? sweep.held() : kept);
    if (left != null) {
      left.forEach(unmoved::addAll);
    }
    return returns.delete(List.of()).thenCompose(done -> box.hide(unmoved, 0));
  }

  private CompletionStage<Step> choose(Sweep done) {
    Deque<List<HeldLetter>> chosen = new ArrayDeque<>(done.selected());
    List<HeldLetter> held = new ArrayList<>();
    chosen.forEach(held::addAll);
    List<HeldLetter> others = new ArrayList<>(done.held());
    others.removeAll(held);
    double seconds = Sweep.HOLD_SECONDS + chosen.size() / perSecond;
    return box.hide(held, (int) Math.min(seconds, LONGEST_SECONDS))
        .thenCompose(hidden -> box.hide(others, 0))
        .thenCompose(
            shown -> {
              left = chosen;
              return move(chosen);
            });
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
      return returns.finish();
    }
    return returns.move(letters, copies).thenCompose(outcome -> after(outcome, taken, chosen));
  }

  private CompletionStage<Step> after(
      Returns.Outcome outcome, List<List<HeldLetter>> taken, Deque<List<HeldLetter>> chosen) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      String id = taken.get(i).get(0).id();
      if (outcome.left().contains(id)) {
        chosen.addFirst(taken.get(i));
      } else if (outcome.refused().contains(id)) {
        kept.addAll(taken.get(i));
      }
    }
    return outcome.step(chosen.isEmpty() && returns.isClean());
  }
}
