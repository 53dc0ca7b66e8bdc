package io.sealane.observe;

import io.sealane.event.EventMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The time during which everything that the current thread logs carries the ids of an event, in the
 * diagnostic context of SLF4J: {@value #EVENT_ID}, {@value #CORRELATION_ID} and {@value
 * #SUBSCRIPTION}. Values are made safe as by {@link SafeText}. Closed by the thread that entered
 * it, and then whatever the application had there before is there again.
 */
public final class MdcScope implements AutoCloseable {

  /** The key of the event's id. */
  public static final String EVENT_ID = "eventId";

  /** The key of the id that everything shares that one first event set off. */
  public static final String CORRELATION_ID = "correlationId";

  /** The key of the subscription's name. */
  public static final String SUBSCRIPTION = "subscription";

  static final int MAX_LENGTH = 200;

  private final @Nullable String outerEvent = MDC.get(EVENT_ID);
  private final @Nullable String outerCorrelation = MDC.get(CORRELATION_ID);
  private final @Nullable String outerSubscription = MDC.get(SUBSCRIPTION);

  private MdcScope(@Nullable EventMetadata metadata, @Nullable String subscription) {
    set(EVENT_ID, metadata == null ? null : metadata.id());
    set(CORRELATION_ID, metadata == null ? null : metadata.correlationId());
    set(SUBSCRIPTION, subscription);
  }

  /** Enters the scope of a delivery. Where the message could not be read, only its subscription. */
  public static MdcScope of(Subject subject) {
    return new MdcScope(subject.metadata(), subject.subscription());
  }

  /** Enters the scope of an event that is being published. */
  public static MdcScope of(EventMetadata metadata) {
    return new MdcScope(metadata, null);
  }

  static MdcScope ofSubscription(String subscription) {
    return new MdcScope(null, subscription);
  }

  static MdcScope none() {
    return new MdcScope(null, null);
  }

  @Override
  public void close() {
    restore(EVENT_ID, outerEvent);
    restore(CORRELATION_ID, outerCorrelation);
    restore(SUBSCRIPTION, outerSubscription);
  }

  private static void set(String key, @Nullable String value) {
    restore(key, value == null ? null : SafeText.of(value, MAX_LENGTH));
  }

  private static void restore(String key, @Nullable String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
