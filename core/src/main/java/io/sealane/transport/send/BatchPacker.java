package io.sealane.transport.send;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Packs messages into batches that keep a transport's limits: the count, the bytes with attributes,
 * and one message per key where the limits ask for that and order is kept. One instance fills one
 * batch after another; not safe for use by several threads.
 */
public final class BatchPacker {

  private final SendLimits limits;
  private final boolean onePerKey;
  private final Set<String> keys = new HashSet<>();
  private List<OutgoingMessage> batch = new ArrayList<>();
  private long bytes;

  /**
   * A packer with an empty batch.
   *
   * @param ordered whether the topic keeps the order per key; if not, {@link SendLimits#onePerKey}
   *     does not matter
   */
  public BatchPacker(SendLimits limits, boolean ordered) {
    this.limits = limits;
    this.onePerKey = ordered && limits.onePerKey();
  }

  /**
   * Adds a message to the batch, if it fits.
   *
   * @return false if it does not fit into what is left of this batch; nothing was done then. An
   *     empty batch takes every message that keeps {@link SendLimits#maxMessageBytes}.
   */
  public boolean add(OutgoingMessage message) {
    return add(message, MessageSize.of(message));
  }

  boolean add(OutgoingMessage message, int size) {
    if (batch.size() >= limits.maxBatchCount() || bytes + size > limits.maxBatchBytes()) {
      return false;
    }
    if (onePerKey && message.key() != null && !keys.add(message.key())) {
      return false;
    }
    batch.add(message);
    bytes += size;
    return true;
  }

  /** The batch so far, in the order of adding; the next one is begun. */
  public List<OutgoingMessage> take() {
    List<OutgoingMessage> taken = batch;
    batch = new ArrayList<>();
    keys.clear();
    bytes = 0;
    return taken;
  }

  /**
   * Packs all messages into batches that are to be sent one after the other. Messages of one key
   * keep their order; a message whose key is in the current batch already steps back, and those
   * behind it may pass.
   *
   * @throws IllegalArgumentException if one message alone is over the limit of a batch
   */
  public static List<List<OutgoingMessage>> pack(
      List<OutgoingMessage> messages, SendLimits limits, boolean ordered) {
    BatchPacker packer = new BatchPacker(limits, ordered);
    List<List<OutgoingMessage>> batches = new ArrayList<>();
    List<OutgoingMessage> back = new ArrayList<>();
    int next = 0;
    while (next < messages.size() || !back.isEmpty()) {
      List<OutgoingMessage> earlier = back;
      back = new ArrayList<>();
      int taken = packer.fill(earlier, 0, back);
      back.addAll(earlier.subList(taken, earlier.size()));
      if (taken == earlier.size()) {
        next = packer.fill(messages, next, back);
      }
      batches.add(packer.takeSome(back, messages, next));
    }
    return batches;
  }

  /**
   * Adds messages until one is too large for what is left: nothing passes that one, or it would
   * age.
   *
   * @param back gets those whose key is in the batch already
   * @return the index of the first that was neither added nor put back
   */
  private int fill(List<OutgoingMessage> messages, int from, List<OutgoingMessage> back) {
    int next = from;
    for (; next < messages.size(); next++) {
      OutgoingMessage message = messages.get(next);
      if (onePerKey && message.key() != null && keys.contains(message.key())) {
        back.add(message);
      } else if (!add(message)) {
        break;
      }
    }
    return next;
  }

  private List<OutgoingMessage> takeSome(
      List<OutgoingMessage> back, List<OutgoingMessage> messages, int next) {
    if (batch.isEmpty()) {
      OutgoingMessage unfit = back.isEmpty() ? messages.get(next) : back.get(0);
      throw new IllegalArgumentException(unfit + " does not fit into any batch");
    }
    return take();
  }
}
