package io.sealane.jdbc.deadletter;

import io.sealane.time.Scheduler;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends letters back, page by page: adds a page to the transport's own letters, lets the transport
 * re-drive it at its pace, and removes from the table what has gone back. Then the broker's own
 * letters follow. What was not there at the beginning is left, or what dies again at once would go
 * round for ever.
 */
final class JdbcRedrive implements Redrive {

  private static final int PAGE = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String subscription;
  private final LetterTable table;
  private final DeadLetterQueue brokers;
  private final Scheduler scheduler;
  private final Selection selection;
  private final double perSecond;
  private final CompletableFuture<Integer> completion = new CompletableFuture<>();
  private volatile boolean cancelled;
  private final AtomicInteger moved = new AtomicInteger();
  private volatile @Nullable Redrive running;

  JdbcRedrive(
      String subscription,
      LetterTable table,
      DeadLetterQueue brokers,
      Scheduler scheduler,
      Selection selection,
      double perSecond) {
    this.subscription = subscription;
    this.table = table;
    this.brokers = brokers;
    this.scheduler = scheduler;
    this.selection = selection;
    this.perSecond = perSecond;
  }

  @Override
  public int moved() {
    Redrive page = running;
    return moved.get() + (page == null ? 0 : page.moved());
  }

  @Override
  public void cancel() {
    cancelled = true;
    Redrive page = running;
    if (page != null) {
      page.cancel();
    }
  }

  @Override
  public CompletionStage<Integer> completion() {
    return completion.minimalCompletionStage();
  }

  /** Goes on to the end; blocks. */
  void run() {
    try {
      List<Stored> page = next(Long.MIN_VALUE);
      long last = table.last(subscription);
      while (!page.isEmpty()) {
        sendBack(page);
        long position = page.get(page.size() - 1).position();
        page = position >= last ? List.of() : next(position);
      }
      brokersOwn();
      completion.complete(moved.get());
    } catch (ExecutionException e) {
      completion.completeExceptionally(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      completion.completeExceptionally(e);
    } catch (SQLException | TimeoutException | RuntimeException | Error e) {
      completion.completeExceptionally(e);
    }
  }

  private List<Stored> next(long after) throws SQLException {
    int left = selection.max() - moved.get();
    return cancelled || left <= 0
        ? List.of()
        : table.select(subscription, selection, after, Math.min(PAGE, left));
  }

  private void sendBack(List<Stored> page)
      throws SQLException, ExecutionException, TimeoutException, InterruptedException {
    for (Stored one : page) {
      SendResult result = scheduler.await(brokers.add(one.letter()), PATIENCE);
      if (!(result instanceof SendResult.Accepted)) {
        throw new IllegalStateException(
            "the transport does not take the letter, so it cannot send it back: " + result);
      }
    }
    Selection ids =
        Selection.ids(page.stream().map(one -> one.letter().id()).toArray(String[]::new));
    try {
      drive(ids);
    } catch (ExecutionException e) {
      // Some may have gone all the same.
      removeWhatWent(page, ids);
      throw e;
    }
    removeWhatWent(page, ids);
  }

  /** What the transport still has, it has not sent back. */
  private void removeWhatWent(List<Stored> page, Selection ids)
      throws SQLException, ExecutionException, TimeoutException, InterruptedException {
    List<DeadLetter> kept = scheduler.await(brokers.list(ids), PATIENCE);
    Set<String> left = new HashSet<>();
    kept.forEach(letter -> left.add(letter.id()));
    table.remove(page.stream().filter(one -> !left.contains(one.letter().id())).toList());
    if (!left.isEmpty()) {
      scheduler.await(brokers.discard(ids), PATIENCE);
    }
  }

  private void brokersOwn() throws ExecutionException, TimeoutException, InterruptedException {
    int left = selection.max() - moved.get();
    if (!cancelled && left > 0) {
      drive(selection.atMost(left));
    }
  }

  /** Is patient for as long as letters go back. */
  private void drive(Selection some)
      throws ExecutionException, TimeoutException, InterruptedException {
    Redrive page = brokers.redrive(some, perSecond);
    running = page;
    if (cancelled) {
      page.cancel();
    }
    int count = -1;
    while (count < 0) {
      int before = page.moved();
      try {
        count = scheduler.await(page.completion(), PATIENCE.plus(pause()));
      } catch (TimeoutException e) {
        if (page.moved() == before) {
          throw e;
        }
      }
    }
    running = null;
    moved.addAndGet(count);
  }

  private Duration pause() {
    return Duration.ofMillis((long) Math.min(1000 / perSecond, Duration.ofDays(1).toMillis()));
  }
}
