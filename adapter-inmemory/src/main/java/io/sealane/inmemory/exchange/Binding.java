package io.sealane.inmemory.exchange;

import io.sealane.inmemory.queue.MessageQueue;
import io.sealane.inmemory.queue.Sent;
import java.util.List;
import java.util.Set;

/**
 * That a queue gets messages of a topic.
 *
 * @param types the type tags that it takes; empty for all
 */
public record Binding(MessageQueue queue, Set<String> types) {
  private static final String TYPE = "ce_type";

  /** Those of the messages that the queue takes. */
  public List<Sent> select(List<Sent> messages) {
    return types.isEmpty() ? messages : messages.stream().filter(this::takes).toList();
  }

  /** A message that does not name its type is taken: only its reader can tell what it is. */
  private boolean takes(Sent message) {
    String type = message.content().attributes().get(TYPE);
    return type == null || types.contains(type);
  }
}
