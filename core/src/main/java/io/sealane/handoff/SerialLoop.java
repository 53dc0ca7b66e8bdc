package io.sealane.handoff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks strictly one at a time, in the order in which they were given, on the threads that
 * give them: whoever comes first runs his own, and then those that others gave meanwhile. State
 * that only such tasks touch needs no lock.
 *
 * <p>No thread of its own, no waiting and no spinning. A task that is given by a task runs after
 * it, not within it. A task that throws does not keep the next from running. Tasks are short and do
 * not block: a thread that gave one may have to run everybody's. Unbounded; whoever gives tasks on
 * behalf of others bounds how many.
 */
public final class SerialLoop implements Executor {

  private static final VarHandle NEXT = nextHandle();

  /** The last task that was given. */
  private final AtomicReference<Node> last;

  /** The last task that was run; touched by the drain only. */
  private Node done;

  private final Drain drain = Drain.of(this::runAll);
  private final Consumer<? super Throwable> failed;

  private static final class Node {
    @Nullable Runnable task;

    /** Written and read by {@link #NEXT} only. */
    @SuppressWarnings("UnusedVariable")
    @Nullable Node next;

    Node(@Nullable Runnable task) {
      this.task = task;
    }
  }

  private SerialLoop(Consumer<? super Throwable> failed) {
    this.failed = failed;
    this.done = new Node(null);
    this.last = new AtomicReference<>(done);
  }

  /**
   * A loop without tasks.
   *
   * @param failed gets what a task throws; should not throw itself
   */
  public static SerialLoop of(Consumer<? super Throwable> failed) {
    return new SerialLoop(Objects.requireNonNull(failed, "failed"));
  }

  /** Runs the task after those that were given before; possibly now, possibly on another thread. */
  @Override
  public void execute(Runnable task) {
    Node node = new Node(Objects.requireNonNull(task, "task"));
    NEXT.setRelease(last.getAndSet(node), node);
    drain.signal();
  }

  private void runAll() {
    Node next;
    // Null also while a thread is between its two steps above; its signal is still to come.
    while ((next = (Node) NEXT.getAcquire(done)) != null) {
      done = next;
      Runnable task = Objects.requireNonNull(next.task);
      next.task = null;
      run(task);
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      report(e);
    }
  }

  private void report(Throwable thrown) {
    try {
      failed.accept(thrown);
    } catch (Throwable e) {
      // Whoever was to be told fails as well: there is nobody left to tell, and tasks are waiting.
    }
  }

  private static VarHandle nextHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Node.class, "next", Node.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
