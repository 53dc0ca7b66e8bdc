package io.sealane.claimcheck.claim;

import io.sealane.error.Failure;
import io.sealane.transport.send.OutgoingMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message as its broker is to have it.
 *
 * @param message with its own body, or with a pointer to one that is kept
 * @param failure why it cannot be sent, or null if it can
 */
public record Ready(OutgoingMessage message, @Nullable Failure failure) {}
