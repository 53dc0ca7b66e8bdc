package io.sealane.benchmarks.snssqs.consume;

/** One way to consume a queue. */
interface Listening {

  /** Begins to consume. */
  void start() throws Exception;

  /** Ends it as its documentation says, and returns when that is done. */
  void stop() throws Exception;
}
