package io.sealane.snssqs.deadletter;

import io.sealane.transport.deadletter.RedriveSteps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Moves all letters back, page by page, without holding those whose time has not come. What dies
 * again meanwhile stays, or it would be moved for ever.
 */
final class MovingAll implements RedriveSteps {

  /** So many pages of which nothing is new, and nothing goes, one after the other, are the end. */
  private static final int FRUITLESS = 10;

  /** What is more than that and stays, comes to light by itself, when its time is over. */
  private static final int SHOWN = 1_000;

  /** The id of no message. */
  private static final String NONE = "";

  private final LetterBox box;
  private final Returns returns;
  private final Turns turns;
  private final int page;

  /**
   * Of what has gone, by its id, of which message it was: no more, for it may be many. What was
   * refused has gone with none, so that it stays if it comes again.
   */
  private final Map<String, String> moved = new HashMap<>();

  /** The ids of all messages that were looked at: what stays comes again after its time. */
  private final Set<String> met = new HashSet<>();

  /** What stays, to be shown again at the end. */
  private final List<HeldLetter> kept = new ArrayList<>();

  /** Held, and to be sent before any others. */
  private List<HeldLetter> left = List.of();

  private int fruitless;

  MovingAll(LetterBox box, Returns returns, Turns turns, double perSecond) {
    this.box = box;
    this.returns = returns;
    this.turns = turns;
    this.page = LetterBox.pageOf(perSecond);
  }

  @Override
  public CompletionStage<Step> step() {
    return turns.take(
        () ->
            left.isEmpty()
                ? box.take(page, Sweep.HOLD_SECONDS).thenCompose(this::move)
                : move(left));
  }

  @Override
  public boolean mayPass(Throwable thrown) {
    return Returns.mayPass(thrown);
  }

  @Override
  public CompletionStage<Void> end() {
    keep(left);
    return turns.take(() -> returns.delete(List.of()).thenCompose(done -> box.hide(kept, 0)));
  }

  private CompletionStage<Step> move(List<HeldLetter> letters) {
    if (letters.isEmpty() || fruitless >= FRUITLESS) {
      keep(letters);
      return returns.finish();
    }
    List<HeldLetter> fresh = new ArrayList<>();
    List<HeldLetter> copies = new ArrayList<>();
    boolean news = false;
    for (HeldLetter one : letters) {
      news |= met.add(one.messageId());
      String message = one.letter().messageId();
      String before = returns.hasSent(message) ? NONE : moved.putIfAbsent(one.id(), message);
      if (before == null) {
        fresh.add(one);
      }
      if (before == null || before.equals(message)) {
        copies.add(one);
      } else {
        keep(List.of(one));
      }
    }
    fruitless = news || !copies.isEmpty() ? 0 : fruitless + 1;
    return returns.move(fresh, copies).thenCompose(outcome -> after(outcome, copies));
  }

  private CompletionStage<Step> after(Returns.Outcome outcome, List<HeldLetter> copies) {
    left = copies.stream().filter(one -> outcome.left().contains(one.id())).toList();
    left.forEach(one -> moved.remove(one.id()));
    keep(copies.stream().filter(one -> outcome.refused().contains(one.id())).toList());
    outcome.refused().forEach(id -> moved.put(id, NONE));
    return outcome.step(fruitless >= FRUITLESS && returns.isClean());
  }

  private void keep(List<HeldLetter> letters) {
    if (kept.size() < SHOWN) {
      kept.addAll(letters);
    }
  }
}
