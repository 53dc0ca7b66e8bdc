package io.sealane.consume;

import io.sealane.transport.deadletter.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * Why an event is given up.
 *
 * @param reason the kind of reason
 * @param detail exception class and message, or what the handler gave as its reason
 * @param cause what the handler threw last, or null if it rejected the event
 */
public record HandlingFailure(DeadLetter.Reason reason, String detail, @Nullable Throwable cause) {}
