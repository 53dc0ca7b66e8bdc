package io.sealane.consume.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a message from being handled twice at once here: a broker may deliver it again while the
 * handler of an earlier delivery still runs, because the lease was lost or simply so.
 */
final class Twins {

  private final Map<String, Deque<Held>> running = new HashMap<>();

  /** Whether it may run; otherwise it waits until the other has ended. */
  boolean begin(Held held) {
    Deque<Held> waiting = running.putIfAbsent(held.messageId(), new ArrayDeque<>(0));
    if (waiting == null) {
      return true;
    }
    held.state = Held.State.DELAYED;
    waiting.addLast(held);
    return false;
  }

  /** One has ended; returns those of its message that waited for that and are still ours. */
  List<Held> end(Held held) {
    Deque<Held> waiting = running.remove(held.messageId());
    return waiting == null
        ? List.of()
        : waiting.stream().filter(one -> one.state == Held.State.DELAYED).toList();
  }
}
