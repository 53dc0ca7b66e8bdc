package io.sealane.snssqs.send;

import io.sealane.snssqs.message.GroupIds;
import io.sealane.snssqs.message.Written;
import io.sealane.transport.send.OutgoingMessage;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a batch.
 *
 * @param written what is sent
 * @param group its message group: in FIFO what order is kept within, elsewhere whom fair queues are
 *     fair to; or null
 * @param deduplication what FIFO recognises a second sending by, or null elsewhere
 */
public record Parcel(Written written, @Nullable String group, @Nullable String deduplication) {

  /**
   * A message made ready.
   *
   * @param fair whether a key is told to fair queues
   * @return null if the body is no text that the services take
   */
  static @Nullable Parcel of(OutgoingMessage message, boolean fifo, boolean fair) {
    Written written = Written.text(message.key(), message.body(), message.attributes());
    if (written == null) {
      return null;
    }
    if (fifo) {
      String group = GroupIds.groupOf(message.key(), message.id());
      return new Parcel(written, group, GroupIds.fit(message.id()));
    }
    String key = message.key();
    return new Parcel(written, fair && key != null ? GroupIds.groupOf(key, "") : null, null);
  }

  /** The same for a queue without order, which takes no id for deduplication. */
  Parcel unordered() {
    return deduplication == null ? this : new Parcel(written, null, null);
  }
}
