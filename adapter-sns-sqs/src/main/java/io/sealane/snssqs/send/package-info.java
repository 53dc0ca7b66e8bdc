/** Sending to topics and into queues, in batches with a result per entry. */
@NullMarked
package io.sealane.snssqs.send;

import org.jspecify.annotations.NullMarked;
