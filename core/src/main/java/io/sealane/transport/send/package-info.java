/** Sending: messages, limits, a result per entry, and the batcher that every adapter shares. */
@NullMarked
package io.sealane.transport.send;

import org.jspecify.annotations.NullMarked;
