package io.sealane.benchmarks.snssqs.stub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A queue with a backlog that is made while it is received, and all that is counted of it. */
final class Queue {

  /** For a backlog without an end. */
  static final long ENDLESS = -1;

  private final Map<String, Long> counts = new TreeMap<>();
  private final Deque<Stored> returned = new ArrayDeque<>();
  private final Map<String, Stored> hidden = new HashMap<>();
  private final Deque<Poll> polls = new ArrayDeque<>();
  private long toMake;
  private boolean endless;
  private long made;

  /**
   * A message.
   *
   * @param number which it is of this queue
   * @param receives how often it was received
   */
  record Stored(long number, int receives) {
    String handle() {
      return number + "-" + receives;
    }
  }

  private static final class Poll {
    private final int max;
    private final Loop loop;
    private final Consumer<List<Stored>> answer;
    private boolean answered;

    private Poll(int max, Loop loop, Consumer<List<Stored>> answer) {
      this.max = max;
      this.loop = loop;
      this.answer = answer;
    }
  }

  void count(String what, long by) {
    counts.merge(what, by, Long::sum);
  }

  /** All counts; {@code polls} are those open now, {@code hidden} the messages in flight now. */
  Map<String, Long> counts() {
    Map<String, Long> now = new TreeMap<>(counts);
    now.put("polls", polls.stream().filter(poll -> poll.loop.isOpen()).count());
    now.put("hidden", (long) hidden.size());
    return now;
  }

  /** Puts messages into it, or {@link #ENDLESS}; whoever waits gets them. */
  void put(long messages) {
    endless |= messages == ENDLESS;
    toMake += Math.max(0, messages);
    wake();
  }

  /** Has no more to give. */
  void drain() {
    endless = false;
    toMake = 0;
  }

  void receive(int max, long waitSeconds, Loop loop, Consumer<List<Stored>> answer) {
    List<Stored> now = take(max);
    if (!now.isEmpty() || waitSeconds == 0) {
      answer(now, answer);
      return;
    }
    Poll poll = new Poll(max, loop, answer);
    polls.addLast(poll);
    loop.after(
        waitSeconds,
        () -> {
          if (!poll.answered) {
            poll.answered = true;
            polls.remove(poll);
            answer(List.of(), answer);
          }
        });
  }

  void delete(String handle) {
    if (hidden.remove(handle) != null) {
      count("deleted", 1);
    }
  }

  void change(String handle, long seconds) {
    if (seconds > 0) {
      count("extended", 1);
      return;
    }
    Stored message = hidden.remove(handle);
    if (message != null) {
      count("released", 1);
      returned.addLast(message);
      wake();
    }
  }

  private void wake() {
    while (!polls.isEmpty() && (endless || toMake > 0 || !returned.isEmpty())) {
      Poll poll = polls.removeFirst();
      if (!poll.answered && poll.loop.isOpen()) {
        poll.answered = true;
        answer(take(poll.max), poll.answer);
      }
    }
  }

  private void answer(List<Stored> messages, Consumer<List<Stored>> answer) {
    count("received", messages.size());
    if (messages.isEmpty()) {
      count("empty", 1);
    }
    answer.accept(messages);
  }

  private List<Stored> take(int max) {
    List<Stored> taken = new ArrayList<>(max);
    while (taken.size() < max) {
      Stored next = returned.pollFirst();
      if (next == null && (endless || toMake > 0)) {
        toMake = Math.max(0, toMake - 1);
        next = new Stored(++made, 0);
      }
      if (next == null) {
        break;
      }
      Stored received = new Stored(next.number, next.receives + 1);
      hidden.put(received.handle(), received);
      taken.add(received);
    }
    return taken;
  }
}
