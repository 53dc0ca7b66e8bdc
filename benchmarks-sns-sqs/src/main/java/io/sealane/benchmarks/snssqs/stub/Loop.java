package io.sealane.benchmarks.snssqs.stub;

/** Whoever waits for an answer, and the time in which he waits. */
interface Loop {

  /** Whether he is still there. */
  boolean isOpen();

  /** Runs something after so many seconds, in the same thread. */
  void after(long seconds, Runnable task);
}
