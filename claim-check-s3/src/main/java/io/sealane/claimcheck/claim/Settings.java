package io.sealane.claimcheck.claim;

import io.sealane.claimcheck.payload.PayloadStore;
import io.sealane.time.Scheduler;
import java.util.List;

/**
 * What an application has said.
 *
 * @param maxBytes the most bytes of a message whose body is kept elsewhere
 * @param inlineBytes the most bytes of a message that keeps its body, if the broker takes it
 * @param parallel how many payloads of one call are under way at once
 * @param further the stores of other publishers
 * @param scheduler time
 */
public record Settings(
    int maxBytes, int inlineBytes, int parallel, List<PayloadStore> further, Scheduler scheduler) {

  private static final int ROOM = 64 << 20;

  /** Copies the list. */
  public Settings {
    further = List.copyOf(further);
  }

  /** The same with another limit of a message. */
  public Settings withMaxBytes(int maxBytes) {
    return new Settings(maxBytes, inlineBytes, parallel, further, scheduler);
  }

  /** The same with another limit of a message that keeps its body. */
  public Settings withInlineBytes(int inlineBytes) {
    return new Settings(maxBytes, inlineBytes, parallel, further, scheduler);
  }

  /** The same with another number of payloads at once. */
  public Settings withParallel(int parallel) {
    return new Settings(maxBytes, inlineBytes, parallel, further, scheduler);
  }

  /** The same with other stores that are only read. */
  public Settings with(List<PayloadStore> further) {
    return new Settings(maxBytes, inlineBytes, parallel, further, scheduler);
  }

  /** The same in another time. */
  public Settings with(Scheduler scheduler) {
    return new Settings(maxBytes, inlineBytes, parallel, further, scheduler);
  }

  /** How many bytes one receive, or one list of dead letters, may fetch: one body always fits. */
  public long room() {
    return Math.max(ROOM, maxBytes);
  }
}
