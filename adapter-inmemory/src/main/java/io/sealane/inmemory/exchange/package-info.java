/** The topics and queues of a transport, and which messages go where. */
@NullMarked
package io.sealane.inmemory.exchange;

import org.jspecify.annotations.NullMarked;
