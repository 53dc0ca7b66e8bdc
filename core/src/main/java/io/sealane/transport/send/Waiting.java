package io.sealane.transport.send;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait to leave; guarded by the batcher's lock. What may leave now is ready, in
 * the order of its coming; where order is kept, a key that has a batch under way or a message to
 * send again keeps its later messages behind in its {@link Lane}.
 */
final class Waiting {

  private final SendLimits limits;
  private final boolean ordered;
  private final boolean onePerKey;
  private final PriorityQueue<Entry> ready = Lane.inOrderOfComing();
  private final Map<String, Lane> lanes = new HashMap<>();
  private long readyBytes;

  Waiting(SendLimits limits, boolean ordered) {
    this.limits = limits;
    this.ordered = ordered;
    this.onePerKey = ordered && limits.onePerKey();
  }

  void add(Entry entry) {
    Lane lane = laneOf(entry, true);
    if (lane == null || lane.isOpen(onePerKey)) {
      makeReady(entry, lane);
    } else {
      lane.behind.add(entry);
    }
  }

  /** The one that has waited longest of those that may leave, or null. */
  @Nullable Entry first() {
    return ready.peek();
  }

  boolean fillsBatch() {
    return ready.size() >= limits.maxBatchCount() || readyBytes >= limits.maxBatchBytes();
  }

  /**
   * Takes out the next batch, which may be empty.
   *
   * @param givenUp gets those that nobody waits for any more
   */
  List<Entry> takeBatch(List<Entry> givenUp) {
    BatchPacker packer = new BatchPacker(limits, ordered);
    List<Entry> batch = new ArrayList<>();
    for (Entry entry = ready.peek(); entry != null; entry = ready.peek()) {
      Lane lane = laneOf(entry, false);
      if (entry.isGivenUp()) {
        takeOut(lane);
        givenUp.add(entry);
        open(entry, lane);
      } else if (lane != null && lane.fliesElsewhere(batch)) {
        takeOut(lane);
        lane.behind.add(entry);
      } else if (packer.add(entry.message, entry.size)) {
        takeOut(lane);
        batch.add(entry);
        if (lane != null) {
          lane.fliesIn(batch);
        }
      } else {
        break;
      }
    }
    return batch;
  }

  /** A batch is back; those of it that are to be sent again go on holding their keys. */
  void landed(List<Entry> batch, List<Entry> toRepeat) {
    for (Entry entry : batch) {
      Lane lane = laneOf(entry, false);
      if (lane != null) {
        lane.landed();
      }
    }
    for (Entry entry : toRepeat) {
      Lane lane = laneOf(entry, false);
      if (lane != null) {
        lane.repeating++;
      }
    }
    batch.forEach(entry -> open(entry, laneOf(entry, false)));
  }

  /** The time has come to send these again. */
  void repeat(List<Entry> entries) {
    for (Entry entry : entries) {
      Lane lane = laneOf(entry, false);
      if (lane != null) {
        lane.repeating--;
      }
      makeReady(entry, lane);
    }
    entries.forEach(entry -> open(entry, laneOf(entry, false)));
  }

  /** Takes out all that never left or waits behind. */
  List<Entry> clear() {
    List<Entry> all = new ArrayList<>(ready);
    lanes.values().forEach(lane -> all.addAll(lane.behind));
    all.sort(Lane.BY_COMING);
    ready.clear();
    lanes.clear();
    readyBytes = 0;
    return all;
  }

  private void open(Entry entry, @Nullable Lane lane) {
    if (lane == null) {
      return;
    }
    while (lane.isOpen(onePerKey) && !lane.behind.isEmpty()) {
      makeReady(lane.behind.remove(), lane);
    }
    if (lane.isUnused()) {
      lanes.remove(entry.message.key());
    }
  }

  private void makeReady(Entry entry, @Nullable Lane lane) {
    ready.add(entry);
    readyBytes += entry.size;
    if (lane != null) {
      lane.ready++;
    }
  }

  private void takeOut(@Nullable Lane lane) {
    Entry entry = ready.remove();
    readyBytes -= entry.size;
    if (lane != null) {
      lane.ready--;
    }
  }

  private @Nullable Lane laneOf(Entry entry, boolean make) {
    String key = entry.message.key();
    if (!ordered || key == null) {
      return null;
    }
    return make ? lanes.computeIfAbsent(key, any -> new Lane()) : lanes.get(key);
  }
}
