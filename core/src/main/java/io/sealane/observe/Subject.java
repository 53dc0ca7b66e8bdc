package io.sealane.observe;

import io.sealane.event.EventMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The delivery that a signal is about.
 *
 * @param subscription whose delivery it is
 * @param messageId the broker's own id of the message
 * @param metadata what is known of the event, or null where the message could not be read (yet)
 * @param attempt the attempt, 1 or more; 0 before the first
 */
public record Subject(
    String subscription, String messageId, @Nullable EventMetadata metadata, int attempt) {}
