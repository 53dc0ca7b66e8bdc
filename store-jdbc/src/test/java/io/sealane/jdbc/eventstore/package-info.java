/** Tests of the event store. */
@NullMarked
package io.sealane.jdbc.eventstore;

import org.jspecify.annotations.NullMarked;
