/** Where topics and queues are, by convention or by asking. */
@NullMarked
package io.sealane.snssqs.topology.address;

import org.jspecify.annotations.NullMarked;
