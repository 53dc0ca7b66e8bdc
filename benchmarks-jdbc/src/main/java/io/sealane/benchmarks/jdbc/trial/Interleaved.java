package io.sealane.benchmarks.jdbc.trial;

import io.sealane.benchmarks.warm.Compilers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Times several, round by round, every other round in reverse order. */
public final class Interleaved {

  /** Something that is done again and again. */
  @FunctionalInterface
  public interface Step {
    /** Does it once. */
    void run() throws Exception;
  }

  /** Something that comes to one number. */
  @FunctionalInterface
  public interface Trial {
    /** Does it, and says what it came to. */
    double run() throws Exception;
  }

  private Interleaved() {}

  /** Rounds, one at least, until the compilers are at rest in each trial, or time is over. */
  public static <K> void warmUp(int atMostSeconds, Map<K, Trial> trials) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(atMostSeconds);
    boolean isCold;
    do {
      isCold = false;
      for (Trial trial : trials.values()) {
        isCold |= Compilers.share(trial::run) >= Compilers.AT_REST;
      }
    } while (isCold && System.nanoTime() < end);
  }

  /** For each of them, what its rounds came to. */
  public static <K> Map<K, List<Double>> rounds(int rounds, Map<K, Trial> trials) throws Exception {
    Map<K, List<Double>> came = new LinkedHashMap<>();
    List<K> order = new ArrayList<>(trials.keySet());
    order.forEach(key -> came.put(key, new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (K key : order) {
        came.getOrDefault(key, new ArrayList<>()).add(trial(trials, key).run());
      }
      Collections.reverse(order);
    }
    return came;
  }

  private static <K> Trial trial(Map<K, Trial> trials, K key) {
    Trial trial = trials.get(key);
    if (trial == null) {
      throw new IllegalStateException("no trial of " + key);
    }
    return trial;
  }

  /** How often a second a step was done, by so many threads for so long. */
  public static double perSecond(int threads, int millis, Step step) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long began = System.nanoTime();
      long end = began + millis * 1_000_000L;
      Callable<Long> loop =
          () -> {
            long done = 0;
            while (System.nanoTime() < end) {
              step.run();
              done++;
            }
            return done;
          };
      long done = 0;
      for (Future<Long> one : pool.invokeAll(Collections.nCopies(threads, loop))) {
        done += one.get();
      }
      return done / ((System.nanoTime() - began) / 1e9);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
