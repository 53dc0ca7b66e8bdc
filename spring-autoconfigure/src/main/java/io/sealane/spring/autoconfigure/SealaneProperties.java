package io.sealane.spring.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code sealane.*} says.
 *
 * @param enabled Whether a Sealane is made at all.
 * @param transport Which transport carries the events; needs saying only where several could.
 * @param subscription Name of the application's own subscription, for handlers and listeners that
 *     name none: 1 to 64 of A-Z a-z 0-9 _ -. Default: spring.application.name, or 'application'.
 * @param publish Topics by the name of a catalogue's context: every event of that catalogue goes to
 *     each of them. The catalogue is an EventCatalog bean.
 * @param topics Topics of other applications to which there are subscriptions here.
 * @param orderedTopics Those of all topics named in properties that keep the order per key (FIFO).
 * @param publishWithin How long a publish waits for its brokers; more than zero.
 * @param stopWithin How long the stop of the subscriptions may take; more than zero, and never more
 *     than nine tenths of spring.lifecycle.timeout-per-shutdown-phase, which is the default.
 * @param autoStartup Whether subscriptions start with the application. Publishing is possible
 *     without.
 * @param applicationJson Whether events are written with the settings of the application's
 *     JsonMapper bean; otherwise with Sealane's own, which lose nothing.
 * @param logSignals Whether what happens to events is logged, as logger io.sealane.signals.
 * @param guard Name of the Guard bean that keeps events from being handled twice; needs saying only
 *     where there are several.
 * @param subscriptions What there is to say about subscriptions, by their names.
 * @param applicationEvents Spring's application events as events of Sealane, and back.
 */
@ConfigurationProperties("sealane")
record SealaneProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable TransportName transport,
    @Nullable String subscription,
    @DefaultValue Map<String, List<String>> publish,
    @DefaultValue List<String> topics,
    @DefaultValue List<String> orderedTopics,
    @DefaultValue("30s") Duration publishWithin,
    @Nullable Duration stopWithin,
    @DefaultValue("true") boolean autoStartup,
    @DefaultValue("true") boolean applicationJson,
    @DefaultValue("true") boolean logSignals,
    @Nullable String guard,
    @DefaultValue Map<String, SubscriptionProperties> subscriptions,
    @DefaultValue ApplicationEvents applicationEvents) {

  /**
   * What {@code sealane.application-events.*} says.
   *
   * @param send Whether application events of a type that has a route are published along it, after
   *     all local listeners.
   * @param topics Topics whose events become application events, for every type that has an event
   *     listener here. None: nothing becomes one.
   * @param subscription Name of the subscription to these topics. Default: the application's own.
   * @param allowUnobserved Whether to start although listeners of such events run where nobody sees
   *     their failure: asynchronously, or after completion of the transaction.
   */
  record ApplicationEvents(
      @DefaultValue("true") boolean send,
      @DefaultValue List<String> topics,
      @Nullable String subscription,
      @DefaultValue("false") boolean allowUnobserved) {}

  /** The transports that can be chosen. */
  enum TransportName {
    /** Within this process. */
    IN_MEMORY,
    /** Amazon SNS and SQS. */
    SNS_SQS
  }

  /** What is said about a subscription, if anything. */
  SubscriptionProperties about(String subscription) {
    return subscriptions.getOrDefault(subscription, SubscriptionProperties.NOTHING);
  }
}
