package io.sealane.conformance.rig;

import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.EventContext;
import io.sealane.event.EventMetadata;
import org.jspecify.annotations.Nullable;

/** One run of a handler. */
public final class Visit {

  /** How a run ended. */
  public enum End {
    /** The handler returned. */
    RETURNED,
    /** The handler threw. */
    FAILED,
    /** The handler was interrupted. */
    INTERRUPTED
  }

  private final Opened event;
  private final EventMetadata metadata;
  private final String messageId;
  private final int deliveryCount;
  private final int attempt;
  private final long beganAt;
  private volatile @Nullable End end;
  private volatile boolean cancelled;

  Visit(Opened event, EventContext context, long beganAt) {
    this.event = event;
    this.metadata = context.metadata();
    this.messageId = context.messageId();
    this.deliveryCount = context.deliveryCount();
    this.attempt = context.attempt();
    this.beganAt = beganAt;
  }

  void end(End how, EventContext context) {
    cancelled = context.isCancelled();
    end = how;
  }

  /** The event. */
  public Opened event() {
    return event;
  }

  /** The event's text. */
  public String text() {
    return event.text();
  }

  /** What was known about the event. */
  public EventMetadata metadata() {
    return metadata;
  }

  /** The broker's own id. */
  public String messageId() {
    return messageId;
  }

  /** How often the broker had delivered the message. */
  public int deliveryCount() {
    return deliveryCount;
  }

  /** The attempt by the retry policy. */
  public int attempt() {
    return attempt;
  }

  /** When it began, in nanoseconds of the test's time. */
  public long beganAt() {
    return beganAt;
  }

  /** How it ended, or null while it lasts. */
  public @Nullable End end() {
    return end;
  }

  /** Whether the handler was told at its end that it had been cancelled. */
  public boolean wasCancelled() {
    return cancelled;
  }

  @Override
  public String toString() {
    return text() + "#" + attempt + (end == null ? "" : " " + end);
  }
}
