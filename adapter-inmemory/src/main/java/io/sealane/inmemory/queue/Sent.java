package io.sealane.inmemory.queue;

import io.sealane.transport.send.OutgoingMessage;
import java.time.Instant;

/**
 * A message that a topic accepted; the queues that it goes to share it.
 *
 * @param id the transport's own id of it
 * @param content what was sent
 * @param at when it was accepted
 */
public record Sent(String id, OutgoingMessage content, Instant at) {}
