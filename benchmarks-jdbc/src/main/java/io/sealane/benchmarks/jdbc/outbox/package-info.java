/** Outboxes: what it costs to append, and how fast they are drained. */
@NullMarked
package io.sealane.benchmarks.jdbc.outbox;

import org.jspecify.annotations.NullMarked;
