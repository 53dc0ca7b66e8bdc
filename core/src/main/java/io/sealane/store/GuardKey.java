package io.sealane.store;

/**
 * What is guarded: an event within a subscription. Never the broker's message id, which a
 * republication or a fan-out changes.
 *
 * @param subscription the subscription's name
 * @param eventId the event's id
 */
public record GuardKey(String subscription, String eventId) {}
