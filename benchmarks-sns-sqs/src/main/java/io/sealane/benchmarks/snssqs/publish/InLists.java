package io.sealane.benchmarks.snssqs.publish;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Publishes lists, which somebody else has to have gathered. */
record InLists(int together, Publishing way) implements Publishing {

  static InLists ofTen(Publishing way) {
    return new InLists(10, way);
  }

  @Override
  public CompletableFuture<?> publish(List<Note> events) {
    return way.publish(events);
  }

  /** A batch of which something failed is no batch that was sent. */
  static void requireAll(boolean sent) {
    if (!sent) {
      throw new IllegalStateException("entries of a batch failed");
    }
  }
}
