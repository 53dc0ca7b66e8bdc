package io.sealane.snssqs.deadletter;

import io.sealane.transport.deadletter.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A walk through the letters. It holds all that it meets until it is over, or would meet them
 * again; and to say which are the oldest, it looks further than it has to give, because a queue
 * without order brings the oldest first only roughly.
 */
final class Sweep {

  /** How long a letter is out of sight at most, should the walk be broken off. */
  static final int HOLD_SECONDS = 60;

  private static final int FURTHER = 100;

  private final LetterBox box;
  private final Selection selection;
  private final List<HeldLetter> held = new ArrayList<>();
  private final Set<String> met = new HashSet<>();
  private long found;

  /** A walk that has not begun. */
  Sweep(LetterBox box, Selection selection) {
    this.box = box;
    this.selection = selection;
  }

  /**
   * The walk, done; what it holds is the caller's to release. One that fails shows again what it
   * has met, or whoever looks next would see less than there is.
   */
  static CompletionStage<Sweep> through(LetterBox box, Selection selection) {
    Sweep sweep = new Sweep(box, selection);
    CompletableFuture<Sweep> over = new CompletableFuture<>();
    sweep
        .goOn()
        .whenComplete(
            (done, thrown) -> {
              if (thrown == null) {
                over.complete(sweep);
              } else {
                box.hide(sweep.held, 0)
                    .whenComplete((shown, ignored) -> over.completeExceptionally(thrown));
              }
            });
    return over;
  }

  /** Those that are meant, oldest first; of each its copies, the youngest last. */
  List<List<HeldLetter>> selected() {
    List<HeldLetter> sorted = new ArrayList<>(held);
    sorted.sort(Comparator.comparing(HeldLetter::arrived));
    Map<String, List<HeldLetter>> byId = new LinkedHashMap<>();
    for (HeldLetter one : sorted) {
      if (selection.includes(one.letter())) {
        byId.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(one);
      }
    }
    return byId.values().stream().limit(selection.max()).toList();
  }

  /** Everything that it has met. */
  List<HeldLetter> held() {
    return held;
  }

  /** Goes on to its end, from where it is; after a failure that may be tried again. */
  CompletionStage<Sweep> goOn() {
    return box.take(LetterBox.PAGE, HOLD_SECONDS)
        .thenCompose(page -> isOver(page) ? CompletableFuture.completedStage(this) : goOn());
  }

  private boolean isOver(List<HeldLetter> page) {
    boolean news = false;
    for (HeldLetter one : page) {
      if (met.add(one.messageId())) {
        news = true;
        held.add(one);
        found += selection.includes(one.letter()) ? 1 : 0;
      } else {
        // It has come again: the first receipt is stale.
        held.replaceAll(old -> old.messageId().equals(one.messageId()) ? one : old);
      }
    }
    return !news || found >= (long) selection.max() + FURTHER;
  }
}
