package io.sealane.benchmarks.jdbc.outbox.subject;

/** An outbox on a database of its own, wired as its documentation says. */
public interface OutboxSubject extends AutoCloseable {

  /** One transaction with so many events and nothing else. */
  void append(int events) throws Exception;

  /** Appends many, as fast as it can. */
  default void fill(int events) throws Exception {
    for (int left = events; left > 0; left -= 1_000) {
      append(Math.min(left, 1_000));
    }
  }

  /** Begins to send what waits; each event that is handed over goes to {@link Arrivals}. */
  void relay() throws Exception;

  @Override
  void close();
}
