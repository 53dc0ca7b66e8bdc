package io.sealane.inmemory.queue;

import io.sealane.inmemory.queue.Message.State;
import io.sealane.transport.receive.Backlog;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The messages of one queue and the state of each. The queue's lock guards it. */
final class Stock {
  private final Line line;
  private final TreeSet<Message> waiting = new TreeSet<>(Message.BY_DUE);
  private int ready;
  private int delayed;
  private int held;
  private long serial;

  Stock(Line line) {
    this.line = line;
  }

  void add(Sent sent) {
    serial++;
    enter(new Message(sent, serial, serial));
  }

  /** Adds another message at the place of a held one. */
  void addBehind(Message original, Sent sent) {
    serial++;
    Message copy = new Message(sent, original.place, serial);
    copy.tampered = true;
    enter(copy);
  }

  List<Message> take(int max, long now, long due) {
    List<Message> taken = line.take(max);
    for (Message message : taken) {
      message.receiveCount++;
      message.heldSince = now;
      move(message, State.HELD);
      waitUntil(message, due);
    }
    return taken;
  }

  /** Another end for a lease that is on. */
  void holdUntil(Message message, long due) {
    waiting.remove(message);
    waitUntil(message, due);
  }

  void remove(Message held) {
    waiting.remove(held);
    move(held, State.GONE);
    line.returned(held);
  }

  void giveBack(Message held) {
    waiting.remove(held);
    move(held, State.READY);
    line.add(held);
    line.returned(held);
  }

  void giveBackAt(Message held, long due) {
    waiting.remove(held);
    move(held, State.DELAYED);
    waitUntil(held, due);
    line.add(held);
    line.returned(held);
  }

  /** Lets leases and delays end whose time is over. */
  boolean surface(long now) {
    boolean any = false;
    for (Message first = first(); first != null && first.due - now <= 0; first = first()) {
      any = true;
      if (first.state == State.HELD) {
        giveBack(first);
      } else {
        waiting.remove(first);
        move(first, State.READY);
        line.surface(first);
      }
    }
    return any;
  }

  /** The message whose lease or delay ends first, or null. */
  @Nullable Message first() {
    return waiting.isEmpty() ? null : waiting.first();
  }

  int ready() {
    return ready;
  }

  Backlog backlog() {
    return new Backlog(ready, delayed, held);
  }

  private void enter(Message message) {
    move(message, State.READY);
    line.add(message);
  }

  private void waitUntil(Message message, long due) {
    message.due = due;
    waiting.add(message);
  }

  private void move(Message message, State to) {
    count(message.state, -1);
    count(to, 1);
    message.state = to;
  }

  private void count(State state, int by) {
    switch (state) {
      case READY -> ready += by;
      case DELAYED -> delayed += by;
      case HELD -> held += by;
      case GONE -> {}
    }
  }
}
