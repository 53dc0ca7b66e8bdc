package io.sealane.consume.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that wait for a slot. Where order is asked for, only the first of a key is ready;
 * the others are in its lane, behind it, until it is done.
 */
final class Lanes {

  private final boolean ordered;
  private final Deque<Held> ready = new ArrayDeque<>();
  private final Map<String, Lane> lanes = new HashMap<>();
  private int behind;

  /** The first of a key, which is ready or at work, and those behind it. */
  private static final class Lane {
    Held head;
    final Deque<Held> behind = new ArrayDeque<>();

    Lane(Held head) {
      this.head = head;
    }
  }

  Lanes(boolean ordered) {
    this.ordered = ordered;
  }

  void add(Held held) {
    String key = key(held);
    Lane lane = key == null ? null : lanes.get(key);
    if (lane != null) {
      lane.behind.addLast(held);
      behind++;
      return;
    }
    if (key != null) {
      lanes.put(key, new Lane(held));
    }
    ready.addLast(held);
  }

  /** The next that can start, or null. Its lane stays closed until {@link #done}. */
  @Nullable Held next() {
    return ready.pollFirst();
  }

  /** The head of a lane is to be tried again, before everything else. */
  void again(Held held) {
    ready.addFirst(held);
  }

  /**
   * One is dealt with, wherever it is: if it is the head of a lane, the next of its key may start.
   */
  void done(Held held) {
    ready.remove(held);
    Lane lane = laneOf(held);
    if (lane == null) {
      return;
    }
    if (lane.head != held) {
      // Behind the head, or of the same key and never in the lane: that opens no lane.
      behind -= lane.behind.remove(held) ? 1 : 0;
      return;
    }
    Held next = lane.behind.pollFirst();
    if (next == null) {
      lanes.remove(key(held));
    } else {
      behind--;
      lane.head = next;
      ready.addLast(next);
    }
  }

  /** Takes out all that wait behind one in its lane, be that the head or not. */
  List<Held> takeBehind(Held one) {
    Lane lane = laneOf(one);
    List<Held> taken = new ArrayList<>();
    if (lane == null || (lane.head != one && !lane.behind.contains(one))) {
      return taken;
    }
    while (!lane.behind.isEmpty() && lane.behind.peekLast() != one) {
      taken.add(0, lane.behind.removeLast());
    }
    behind -= taken.size();
    return taken;
  }

  /** Takes out all that wait. Lanes whose head runs or is delayed stay closed until it is done. */
  List<Held> takeAll() {
    List<Held> taken = new ArrayList<>();
    for (Held head : ready) {
      taken.add(head);
      String key = key(head);
      Lane lane = key == null ? null : lanes.remove(key);
      if (lane != null) {
        taken.addAll(lane.behind);
      }
    }
    ready.clear();
    for (Lane lane : lanes.values()) {
      taken.addAll(lane.behind);
      lane.behind.clear();
    }
    behind = 0;
    return taken;
  }

  int ready() {
    return ready.size();
  }

  /** How many wait behind others of their key. */
  int behind() {
    return behind;
  }

  private @Nullable Lane laneOf(Held held) {
    String key = key(held);
    return key == null ? null : lanes.get(key);
  }

  private @Nullable String key(Held held) {
    return ordered ? held.delivery.key() : null;
  }
}
