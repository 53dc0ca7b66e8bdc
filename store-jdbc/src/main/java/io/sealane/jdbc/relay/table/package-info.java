/** The outbox's tables as its relay sees them. */
@NullMarked
package io.sealane.jdbc.relay.table;

import org.jspecify.annotations.NullMarked;
