package io.sealane.inmemory.queue;

import java.util.ArrayDeque;
import java.util.List;

/** Where messages wait for room in their queue, in order. The queue's lock guards it. */
final class Gate {
  private record Waiting(Sent message, Arrival<?> arrival) {}

  private final ArrayDeque<Waiting> line = new ArrayDeque<>();
  private final Stock stock;
  private final int capacity;

  /**
   * In front of a stock.
   *
   * @param capacity how many ready messages leave no room; those held or delayed do not count, so
   *     that what comes back never has to wait for room
   */
  Gate(Stock stock, int capacity) {
    this.stock = stock;
    this.capacity = capacity;
  }

  void enter(Sent message, Arrival<?> arrival) {
    if (line.isEmpty() && hasRoom()) {
      stock.add(message);
    } else {
      arrival.expect();
      line.add(new Waiting(message, arrival));
    }
  }

  /** Lets in as many as there is room for; returns whether there were any. */
  boolean admit(List<Runnable> after) {
    boolean any = false;
    while (!line.isEmpty() && hasRoom()) {
      any = true;
      Waiting next = line.remove();
      stock.add(next.message());
      after.add(next.arrival()::arrived);
    }
    return any;
  }

  /** Sends everybody on: there is no queue any more that they could wait for. */
  void open(List<Runnable> after) {
    line.forEach(next -> after.add(next.arrival()::arrived));
    line.clear();
  }

  private boolean hasRoom() {
    return stock.ready() < capacity;
  }
}
