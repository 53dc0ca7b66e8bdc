package io.sealane.spring.autoconfigure;

import io.sealane.consume.Disposition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code sealane.subscriptions.<name>.*} says. What is not said stays as it is in code.
 *
 * @param topics Topics that the events of its handler beans come from.
 * @param concurrency Most handlers that run at once; 1 or more, 10 unless said.
 * @param ordered Whether events of one key are handled one after the other.
 * @param lease How long a delivery is held before it is extended; 30 seconds unless said.
 * @param maxLease The longest that a delivery is held; 12 hours unless said.
 * @param timeout The longest that a handler may take; 12 hours unless said.
 * @param retry What follows when a handler throws.
 * @param guard Name of the Guard bean that keeps its events from being handled twice; 'none' for
 *     handlers that are idempotent by themselves.
 * @param guardFailsOpen Whether events are handled even while the guard's store does not answer.
 * @param undecodable What becomes of bytes that are no event; dead-letter unless said.
 * @param unknownType What becomes of types that are in no catalogue; dead-letter unless said.
 * @param expired What becomes of events whose time is over; skip unless said.
 */
record SubscriptionProperties(
    @DefaultValue List<String> topics,
    @Nullable Integer concurrency,
    @Nullable Boolean ordered,
    @Nullable Duration lease,
    @Nullable Duration maxLease,
    @Nullable Duration timeout,
    @Nullable Retry retry,
    @Nullable String guard,
    @DefaultValue("false") boolean guardFailsOpen,
    @Nullable Disposition undecodable,
    @Nullable Disposition unknownType,
    @Nullable Disposition expired) {

  static final SubscriptionProperties NOTHING =
      new SubscriptionProperties(
          List.of(), null, null, null, null, null, null, null, false, null, null, null);

  /**
   * What follows when a handler throws.
   *
   * @param immediate Attempts that follow a failed one at once; 0 or more, none unless said.
   * @param delayed How often the event comes again after a delay; 0 or more, 4 unless said.
   * @param firstDelay The first delay, which doubles each time; 1 second unless said.
   * @param maxDelay The longest delay; 5 minutes unless said.
   */
  record Retry(
      @Nullable Integer immediate,
      @Nullable Integer delayed,
      @Nullable Duration firstDelay,
      @Nullable Duration maxDelay) {}
}
