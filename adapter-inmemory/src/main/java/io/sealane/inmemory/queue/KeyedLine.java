package io.sealane.inmemory.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order within each key, as a FIFO queue of Amazon SQS does: while a message of a key is
 * with a receiver, or the first of them is delayed, nobody gets another of that key. One receive
 * may take several of one key, in order. A message without a key is a group of its own.
 */
final class KeyedLine implements Line {
  /** The messages of one key. */
  static final class Group {
    private final PriorityQueue<Message> waiting = new PriorityQueue<>(1, Message.BY_PLACE);
    private int taken;
    private boolean listed;

    private boolean hasReady() {
      Message head = waiting.peek();
      return head != null && head.state == Message.State.READY;
    }
  }

  private final Map<String, Group> groups = new HashMap<>();
  private final ArrayDeque<Group> open = new ArrayDeque<>();

  @Override
  public void add(Message message) {
    Group group = groupOf(message);
    group.waiting.add(message);
    list(group);
  }

  @Override
  public void surface(Message message) {
    list(groupOf(message));
  }

  @Override
  public List<Message> take(int max) {
    List<Message> taken = List.of();
    while (taken.size() < max && !open.isEmpty()) {
      if (taken.isEmpty()) {
        taken = new ArrayList<>();
      }
      Group group = open.remove();
      group.listed = false;
      while (taken.size() < max && group.hasReady()) {
        taken.add(group.waiting.remove());
        group.taken++;
      }
    }
    return taken;
  }

  @Override
  public void returned(Message message) {
    Group group = groupOf(message);
    group.taken--;
    list(group);
    if (group.taken == 0 && group.waiting.isEmpty()) {
      forget(message.key(), group);
    }
  }

  private void list(Group group) {
    if (!group.listed && group.taken == 0 && group.hasReady()) {
      group.listed = true;
      open.add(group);
    }
  }

  private Group groupOf(Message message) {
    Group group = message.group;
    if (group == null) {
      String key = message.key();
      group = key == null ? new Group() : groups.computeIfAbsent(key, unseen -> new Group());
      message.group = group;
    }
    return group;
  }

  private void forget(@Nullable String key, Group group) {
    if (key != null) {
      groups.remove(key, group);
    }
  }
}
