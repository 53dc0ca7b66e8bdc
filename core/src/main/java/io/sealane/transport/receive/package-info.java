/** Receiving: deliveries under a lease, settled and extended in batches. */
@NullMarked
package io.sealane.transport.receive;

import org.jspecify.annotations.NullMarked;
