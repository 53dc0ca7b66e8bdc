package io.sealane.test.time;

import io.sealane.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Time that passes only while a test waits for something, and then without anybody really waiting:
 * as soon as nothing runs any more, it jumps to the next timer. A retry after five minutes takes no
 * time at all, and everything that happens has exact times.
 *
 * <p>It is an {@link Executor} too, for the handlers: what this executor runs keeps time still
 * until it is done or waits through {@link #await} or {@link #pass} itself. A handler that is
 * blocked on something foreign thus stops the clock; whoever waits for it gives up after the limit,
 * which is real time. Threads that neither were started by this executor nor wait through it are
 * not known here, and do not keep time still.
 *
 * <p>What is scheduled for now runs at once, whether anybody waits or not. Safe for use by many
 * threads; {@link #close} ends its own.
 */
public final class VirtualTime implements Scheduler, Executor, AutoCloseable {

  /** When time begins unless said otherwise. */
  public static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private static final Duration STANDARD_LIMIT = Duration.ofSeconds(10);

  private final Instant start;
  private final Duration limit;
  private final Activity activity;
  private final Workers workers;

  private VirtualTime(Instant start, Duration limit, boolean oneAtATime) {
    this.start = start;
    this.limit = limit;
    this.activity = new Activity(oneAtATime);
    this.workers = new Workers(activity);
  }

  /** Time that begins at {@link #START}; a wait takes at most 10 seconds of real time. */
  public static VirtualTime create() {
    return create(START, STANDARD_LIMIT);
  }

  /**
   * Time that begins at that instant.
   *
   * @param limit the longest that a test's wait may take in real time, more than zero
   */
  public static VirtualTime create(Instant start, Duration limit) {
    return new VirtualTime(start, limit, false);
  }

  /**
   * The same, in which only one thread runs at a time, and the others only while the test waits
   * through this. What happens is then the same in each run, however fast the machine is. Handlers
   * that wait for each other by other means than this come to a standstill.
   */
  public static VirtualTime oneAtATime(Instant start, Duration limit) {
    return new VirtualTime(start, limit, true);
  }

  @Override
  public Instant instant() {
    return start.plusNanos(activity.now());
  }

  @Override
  public long nanoTime() {
    return activity.now();
  }

  @Override
  public Timer schedule(Runnable task, Duration delay) {
    return activity.schedule(task, delay);
  }

  /** Runs a task on a thread of its own; time stands still meanwhile. */
  @Override
  public void execute(Runnable task) {
    workers.execute(task);
  }

  /**
   * Lets time pass until the stage is complete.
   *
   * @param timeout the longest wait in virtual time
   * @throws TimeoutException also if the limit of real time is reached
   */
  @Override
  public <T> T await(CompletionStage<T> stage, Duration timeout)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<T> future = stage.toCompletableFuture();
    if (!future.isDone()) {
      Waiter waiter = new Waiter(() -> false);
      stage.whenComplete((value, error) -> activity.wake(waiter));
      Timer timer = schedule(() -> activity.wake(waiter), timeout);
      boolean inTime = activity.await(waiter, limit);
      timer.cancel();
      if (!future.isDone()) {
        throw new TimeoutException(inTime ? timeout + " have passed" : limit + " really passed");
      }
    }
    return future.get();
  }

  /**
   * Lets time pass until the condition holds. It is looked at whenever nothing runs, so that a
   * condition that always holds waits for whatever is due now.
   *
   * @param condition quick, and free of side effects; called by another thread
   * @return false if the limit of real time was reached first
   * @throws InterruptedException if the thread was interrupted
   */
  public boolean passUntil(BooleanSupplier condition) throws InterruptedException {
    return activity.await(new Waiter(condition), limit);
  }

  /**
   * Lets that much time pass, with all that is due meanwhile. A handler calls this to be slow.
   *
   * @throws TimeoutException if the limit of real time was reached first
   * @throws InterruptedException if the thread was interrupted
   */
  public void pass(Duration time) throws TimeoutException, InterruptedException {
    CompletableFuture<Void> over = new CompletableFuture<>();
    schedule(() -> over.complete(null), time);
    try {
      await(over, time.plusDays(1));
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
    if (!activity.isWorking() && !passUntil(() -> true)) {
      throw new TimeoutException(limit + " really passed");
    }
  }

  /**
   * What the threads that keep time still are doing: for each, its name and its innermost calls.
   */
  public String busy() {
    return workers.busy();
  }

  /** Forgets what is scheduled, interrupts what runs, and lets everybody go who waits. */
  @Override
  public void close() {
    activity.close();
    workers.close();
  }
}
