package io.sealane.benchmarks.alone;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.handoff.SerialLoop;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.transport.Topic;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * How long something waits on its way to another thread that was idle. Sent by the clock, 1,000 a
 * second, whatever became of the one before, and counted from when it was due: whoever is slow
 * makes the next wait as well. The first argument says by what, the second for how many seconds.
 */
public final class Latency {

  private static final int PER_SECOND = 1_000;

  private final long[] nanos;
  private final AtomicInteger taken = new AtomicInteger();

  private Latency(int items) {
    nanos = new long[items];
  }

  /** Sends and says. */
  public static void main(String[] args) throws Exception {
    Latency latency = new Latency(Integer.parseInt(args[1]) * PER_SECOND);
    switch (args[0]) {
      case "sealane" -> latency.serialLoop();
      case "sealaneInMemory" -> latency.inMemory();
      case "arrayBlockingQueue" -> latency.arrayBlockingQueue();
      case "executor" -> latency.executor();
      case "disruptor" -> latency.disruptor();
      default -> throw new IllegalArgumentException(args[0]);
    }
    latency.say();
    System.exit(0);
  }

  private void taken(long due) {
    int place = taken.getAndIncrement();
    nanos[place] = System.nanoTime() - due;
  }

  /** As the pipeline does it: through the loop to a thread that handles. */
  private void serialLoop() {
    ExecutorService handlers = Executors.newCachedThreadPool();
    SerialLoop loop = SerialLoop.of(Throwable::printStackTrace);
    send(due -> loop.execute(() -> handlers.execute(() -> taken(due))));
  }

  private void executor() {
    ExecutorService one = Executors.newFixedThreadPool(1);
    send(due -> one.execute(() -> taken(due)));
  }

  private void arrayBlockingQueue() {
    ArrayBlockingQueue<Long> queue = new ArrayBlockingQueue<>(1_024);
    Thread taker =
        new Thread(
            () -> {
              try {
                while (true) {
                  taken(queue.take());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    taker.start();
    send(queue::add);
  }

  private static final class Slot {
    private long due;
  }

  private void disruptor() {
    Disruptor<Slot> disruptor =
        new Disruptor<>(
            Slot::new,
            1_024,
            Executors.defaultThreadFactory(),
            ProducerType.SINGLE,
            new BlockingWaitStrategy());
    disruptor.handleEventsWith((slot, sequence, end) -> taken(slot.due));
    disruptor.start();
    send(due -> disruptor.publishEvent((slot, sequence) -> slot.due = due));
  }

  /** The whole way: written, sent, received, read, claimed, handled. */
  private void inMemory() {
    Sealane sealane =
        Sealane.over(InMemoryTransport.create())
            .publish(EventCatalog.of("ticks", Tick.class))
            .to(Topic.of("ticks"))
            .subscribe(
                Subscription.named("watch").to("ticks").on(Tick.class, tick -> taken(tick.due())))
            .start();
    send(due -> sealane.publisher().publish(new Tick(due)));
  }

  /** When it was due. */
  public record Tick(long due) implements io.sealane.event.DomainEvent {}

  private void send(LongConsumer way) {
    long begin = System.nanoTime();
    for (int i = 0; i < nanos.length; i++) {
      long due = begin + i * (1_000_000_000L / PER_SECOND);
      while (System.nanoTime() < due) {
        Thread.onSpinWait();
      }
      way.accept(due);
    }
    while (taken.get() < nanos.length) {
      Thread.onSpinWait();
    }
  }

  /** The first half is for warming up. */
  private void say() {
    long[] late = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
    Arrays.sort(late);
    Child.say("µs p50", late[late.length / 2] / 1e3);
    Child.say("µs p99", late[late.length * 99 / 100] / 1e3);
  }
}
