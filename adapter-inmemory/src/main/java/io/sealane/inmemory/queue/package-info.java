/** One queue: its messages, their leases, who waits for a message and who waits for room. */
@NullMarked
package io.sealane.inmemory.queue;

import org.jspecify.annotations.NullMarked;
