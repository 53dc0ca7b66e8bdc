/** The event store: streams, and projections that read all of them. */
@NullMarked
package io.sealane.jdbc.eventstore;

import org.jspecify.annotations.NullMarked;
