package io.sealane.transport.receive;

import java.time.Duration;

/**
 * What to receive.
 *
 * @param max the most deliveries, 1 to what the transport declares
 * @param waitAtMost how long to wait for a first message, zero or more
 * @param lease for how long each delivery is to be ours
 */
public record ReceiveRequest(int max, Duration waitAtMost, Duration lease) {}
