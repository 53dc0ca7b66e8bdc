package io.sealane.snssqs.deadletter;

import io.sealane.transport.deadletter.RedriveSteps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Moves all letters back, page by page, without holding those whose time has not come. What dies
 * again meanwhile stays, or it would be moved for ever.
 */
final class MovingAll implements RedriveSteps {

  /** So many pages without anything to move, one after the other, are the end. */
  private static final int FRUITLESS = 10;

  private final LetterBox box;
  private final Returns returns;
  private final Turns turns;
  private final int page;
  private final Map<String, HeldLetter> moved = new HashMap<>();
  private final List<HeldLetter> kept = new ArrayList<>();
  private int fruitless;

  MovingAll(LetterBox box, Returns returns, Turns turns, double perSecond) {
    this.box = box;
    this.returns = returns;
    this.turns = turns;
    this.page = LetterBox.pageOf(perSecond);
  }

  @Override
  public CompletionStage<Step> step() {
    return turns.take(() -> box.take(page, Sweep.HOLD_SECONDS).thenCompose(this::move));
  }

  @Override
  public CompletionStage<Void> end() {
    return turns.take(() -> box.hide(kept, 0));
  }

  private CompletionStage<Step> move(List<HeldLetter> letters) {
    if (letters.isEmpty()) {
      return CompletableFuture.completedStage(new Step(0, true));
    }
    List<HeldLetter> fresh = new ArrayList<>();
    List<HeldLetter> copies = new ArrayList<>();
    for (HeldLetter one : letters) {
      HeldLetter before = moved.putIfAbsent(one.id(), one);
      if (before == null) {
        fresh.add(one);
      }
      (before == null || before.isCopyOf(one) ? copies : kept).add(one);
    }
    fruitless = fresh.isEmpty() ? fruitless + 1 : 0;
    return returns
        .move(fresh, copies)
        .thenApply(count -> new Step(count, fruitless >= FRUITLESS))
        .whenComplete((step, thrown) -> keepIf(thrown != null, letters));
  }

  private void keepIf(boolean failed, List<HeldLetter> letters) {
    if (failed) {
      kept.addAll(letters);
    }
  }
}
