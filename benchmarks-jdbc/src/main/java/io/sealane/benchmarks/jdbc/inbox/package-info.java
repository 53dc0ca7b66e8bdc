/** Inboxes: what it costs to recognise an event. */
@NullMarked
package io.sealane.benchmarks.jdbc.inbox;

import org.jspecify.annotations.NullMarked;
