package io.sealane.test;

import java.util.List;

/** Events that a test published. */
public final class PublishedEvents {

  private final SealaneTest test;
  private final List<String> ids;

  PublishedEvents(SealaneTest test, List<String> ids) {
    this.test = test;
    this.ids = List.copyOf(ids);
  }

  /** The ids, in the order of publication. */
  public List<String> ids() {
    return ids;
  }

  /** The id of the only event, or of the first. */
  public String id() {
    return ids.get(0);
  }

  /**
   * Waits until everything that these events caused is finished: each of them is settled at each
   * subscription that takes it (handled, skipped, recognised as a duplicate or dead-lettered, after
   * all retries), and so is each event that was published in handling them, and so on. Takes no
   * real time for delays. In trouble it waits for everything else, too, because copies may be on
   * their way.
   *
   * @return the test
   * @throws AssertionError if that is not so when the limit of real time is reached; the text tells
   *     what is left, what is running, and the timeline
   */
  public SealaneTest awaitAll() {
    return test.awaitAll(ids);
  }

  /** What happened to these events, and to all that they caused, as trees. */
  @Override
  public String toString() {
    StringBuilder trees = new StringBuilder();
    ids.forEach(id -> trees.append(test.history().tree(id)).append('\n'));
    return trees.toString().stripTrailing();
  }
}
