/** Receiving from a queue under a lease, and ending or extending leases in batches. */
@NullMarked
package io.sealane.snssqs.receive;

import org.jspecify.annotations.NullMarked;
