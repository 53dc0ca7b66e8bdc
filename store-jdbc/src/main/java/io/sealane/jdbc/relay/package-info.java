/** Sends what waits in the outbox. */
@NullMarked
package io.sealane.jdbc.relay;

import org.jspecify.annotations.NullMarked;
