package io.sealane.inmemory.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** First come, first served; what comes back stands at the end, so that it holds nobody up. */
final class FifoLine implements Line {
  private final ArrayDeque<Message> ready = new ArrayDeque<>();

  @Override
  public void add(Message message) {
    if (message.state == Message.State.READY) {
      ready.add(message);
    }
  }

  @Override
  public void surface(Message message) {
    ready.add(message);
  }

  @Override
  public List<Message> take(int max) {
    int count = Math.min(max, ready.size());
    if (count == 0) {
      return List.of();
    }
    List<Message> taken = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      taken.add(ready.remove());
    }
    return taken;
  }

  @Override
  public void returned(Message message) {}
}
