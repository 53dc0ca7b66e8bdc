package io.sealane.benchmarks.handoff;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.RingBuffer;
import io.sealane.handoff.SerialLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Hands 60,000 items from one or three threads to whoever works them off one at a time. The queues
 * are bounded to 1,024, and one thread empties them in batches of up to 256; whoever finds a queue
 * full or empty yields, with every queue alike. The pipeline's own {@link SerialLoop} has no such
 * thread: the items are worked off by the threads that bring them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HandOffBenchmark {

  private static final int ITEMS = 60_000;
  private static final int CAPACITY = 1_024;
  private static final int BATCH = 256;
  private static final Integer ITEM = 42;
  private static final EventTranslatorOneArg<Slot, Integer> FILL =
      (slot, sequence, item) -> slot.item = item;

  /** How many threads put items in. */
  @Param({"1", "3"})
  public int producers;

  private ExecutorService threads;
  private long sum;

  /** Creates the benchmark; JMH calls it. */
  public HandOffBenchmark() {}

  /** A queue as this benchmark uses it. */
  private interface Pipe {
    boolean offer(Integer item);

    int drain();
  }

  /** A slot of the disruptor's ring. */
  private static final class Slot {
    private Integer item;
  }

  /** Starts the producers' threads. */
  @Setup(Level.Trial)
  public void start() {
    threads = Executors.newFixedThreadPool(producers);
  }

  /** Ends them. */
  @TearDown(Level.Trial)
  public void stop() {
    threads.shutdownNow();
  }

  /** What the pipeline uses: each item is a task of a serial loop, made for it as it is there. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long sealane() throws Exception {
    long before = sum;
    SerialLoop loop = SerialLoop.of(HandOffBenchmark::failed);
    List<Future<?>> giving = new ArrayList<>();
    for (int p = 0; p < producers; p++) {
      giving.add(threads.submit(() -> giveAll(loop, ITEMS / producers)));
    }
    for (Future<?> one : giving) {
      one.get();
    }
    // Every task has run when every thread that gave some has returned.
    if (sum - before != (long) ITEM * ITEMS) {
      throw new IllegalStateException("lost some");
    }
    return sum;
  }

  private void giveAll(SerialLoop loop, int count) {
    for (int i = 0; i < count; i++) {
      Integer item = ITEM;
      loop.execute(() -> sum += item);
    }
  }

  private static void failed(Throwable thrown) {
    throw new IllegalStateException(thrown);
  }

  /** The JDK's bounded queue on an array. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long arrayBlockingQueue() throws Exception {
    return run(pipe(new ArrayBlockingQueue<>(CAPACITY)));
  }

  /** The JDK's bounded queue of nodes. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long linkedBlockingQueue() throws Exception {
    return run(pipe(new LinkedBlockingQueue<>(CAPACITY)));
  }

  /** The LMAX disruptor, polled in batches. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long disruptor() throws Exception {
    RingBuffer<Slot> ring =
        producers == 1
            ? RingBuffer.createSingleProducer(Slot::new, CAPACITY)
            : RingBuffer.createMultiProducer(Slot::new, CAPACITY);
    EventPoller<Slot> poller = ring.newPoller();
    ring.addGatingSequences(poller.getSequence());
    int[] taken = new int[1];
    EventPoller.Handler<Slot> handler =
        (slot, sequence, end) -> {
          sum += slot.item;
          taken[0]++;
          return true;
        };
    return run(
        new Pipe() {
          @Override
          public boolean offer(Integer item) {
            return ring.tryPublishEvent(FILL, item);
          }

          @Override
          public int drain() {
            taken[0] = 0;
            poll(poller, handler);
            return taken[0];
          }
        });
  }

  private static void poll(EventPoller<Slot> poller, EventPoller.Handler<Slot> handler) {
    try {
      poller.poll(handler);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Pipe pipe(BlockingQueue<Integer> queue) {
    List<Integer> batch = new ArrayList<>(BATCH);
    return new Pipe() {
      @Override
      public boolean offer(Integer item) {
        return ((Queue<Integer>) queue).offer(item);
      }

      @Override
      public int drain() {
        int count = queue.drainTo(batch, BATCH);
        for (int i = 0; i < count; i++) {
          sum += batch.get(i);
        }
        batch.clear();
        return count;
      }
    };
  }

  private long run(Pipe pipe) throws Exception {
    List<Future<?>> offering = new ArrayList<>();
    for (int p = 0; p < producers; p++) {
      offering.add(threads.submit(() -> offerAll(pipe, ITEMS / producers)));
    }
    int taken = 0;
    while (taken < ITEMS) {
      int some = pipe.drain();
      taken += some;
      if (some == 0) {
        Thread.yield();
      }
    }
    for (Future<?> one : offering) {
      one.get();
    }
    return sum;
  }

  private static void offerAll(Pipe pipe, int count) {
    for (int i = 0; i < count; i++) {
      while (!pipe.offer(ITEM)) {
        Thread.yield();
      }
    }
  }
}
