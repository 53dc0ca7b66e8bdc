package io.sealane.simulation.time;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Where threads are, for reports. */
final class Stacks {

  private static final int DEPTH = 12;

  private Stacks() {}

  static String of(Thread thread) {
    return text(thread.getStackTrace());
  }

  static String top(Throwable error) {
    return text(error.getStackTrace());
  }

  /** Where all threads of a life are that is stuck in real time. */
  static String of(SimScheduler scheduler) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey() instanceof Worker worker && worker.isOf(scheduler))
        .sorted(Map.Entry.comparingByKey((a, b) -> a.getName().compareTo(b.getName())))
        .map(entry -> entry.getKey().getName() + text(entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String text(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(frame -> !frame.getClassName().startsWith("java.util.concurrent.locks"))
        .limit(DEPTH)
        .map(frame -> "\n      at " + frame)
        .collect(Collectors.joining());
  }
}
